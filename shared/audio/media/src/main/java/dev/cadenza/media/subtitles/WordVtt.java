package dev.cadenza.media.subtitles;

import java.util.List;
import java.util.function.Function;

/** WebVTT with the time of each word, https://www.w3.org/TR/webvtt1/#webvtt-timestamp-object. */
public final class WordVtt {
  private WordVtt() {}

  /**
   * @param speaker the name of a subtitle's speaker; empty for none
   */
  public static String write(List<CueDraft> cues, Function<CueDraft, String> speaker) {
    StringBuilder text = new StringBuilder("WEBVTT\n\n");
    for (CueDraft cue : cues) {
      String name = SubtitleFormat.VTT.escaped(speaker.apply(cue));
      text.append(SubtitleFormat.VTT.timing(cue.start(), cue.end())).append('\n');
      text.append(name.isEmpty() ? "" : "<v " + name + ">").append(words(cue)).append("\n\n");
    }
    return text.toString();
  }

  private static String words(CueDraft cue) {
    List<Long> times = cue.times(1);
    StringBuilder text = new StringBuilder();
    // A time must be within the subtitle, and later than the one before.
    long before = Math.round(cue.start() * 1000);
    int index = 0;
    for (int i = 0; i < cue.lines().size(); i++) {
      text.append(i == 0 ? "" : "\n");
      boolean begins = true;
      for (CuePart part : cue.lines().get(i)) {
        text.append(begins || !part.spaced() ? "" : " ");
        long time = times.get(index);
        if (time > before && time < times.getLast()) {
          text.append('<').append(SubtitleText.time(time / 1000.0, '.')).append('>');
          before = time;
        }
        text.append(SubtitleFormat.VTT.escaped(part.text()));
        begins = false;
        index++;
      }
    }
    return text.toString();
  }
}
