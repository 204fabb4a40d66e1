package dev.cadenza.stories;

import dev.cadenza.engines.story.Story;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.media.subtitles.CuePart;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.stories.TimedStory.TimedChapter;
import dev.cadenza.stories.TimedStory.TimedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A story's subtitles, https://www.w3.org/TR/webvtt1/, with the speakers' names as voices. The
 * words of two speakers within one sentence may share a subtitle: “Yes,” she said.
 */
record StorySubtitles(TimedStory timed) {
  private static final String NARRATOR = "Narrator";

  String vtt() {
    List<List<TimedWord>> sentences = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    for (TimedChapter chapter : timed.chapters()) {
      passages(chapter).forEach(passage -> sentences.add(words(passage, speakers)));
    }
    StringBuilder text = new StringBuilder("WEBVTT\n\n");
    for (CueDraft draft : CueLayout.drafts(sentences, room(), options())) {
      text.append(SubtitleFormat.VTT.timing(draft.start(), draft.end())).append('\n');
      text.append(text(draft, speakers)).append("\n\n");
    }
    return text.toString();
  }

  private CueOptions options() {
    return CueOptions.STANDARD.in(timed.story().language());
  }

  private TimeSpan room() {
    double end = timed.spans().isEmpty() ? 0 : timed.spans().getLast().end();
    return new TimeSpan(0, end);
  }

  private static Stream<List<TimedLine>> passages(TimedChapter chapter) {
    return Stream.concat(Stream.of(List.of(chapter.title())), chapter.paragraphs().stream());
  }

  /** Text without letters is neither spoken nor displayed. */
  private static List<TimedWord> words(List<TimedLine> passage, List<String> speakers) {
    List<TimedWord> words = new ArrayList<>();
    for (TimedLine line : passage) {
      if (line.end() > line.start()) {
        List<TimedWord> more =
            TimedWord.spread(line.text(), new TimeSpan(line.start(), line.end()));
        more.forEach(_ -> speakers.add(line.speaker()));
        words.addAll(more);
      }
    }
    return words;
  }

  private static String text(CueDraft draft, List<String> speakers) {
    StringBuilder text = new StringBuilder();
    String speaker = null;
    for (int i = 0; i < draft.lines().size(); i++) {
      text.append(i == 0 ? "" : "\n");
      boolean begins = true;
      for (CuePart part : draft.lines().get(i)) {
        String its = speakers.get(part.word());
        String voice = "";
        if (!its.equals(speaker)) {
          text.append(speaker == null ? "" : "</v>");
          voice = "<v " + SubtitleFormat.VTT.escaped(name(its)) + ">";
          speaker = its;
        }
        text.append(begins || !part.spaced() ? "" : " ").append(voice);
        text.append(SubtitleFormat.VTT.escaped(part.text()));
        begins = false;
      }
    }
    return text.toString();
  }

  private static String name(String speaker) {
    return speaker.equals(Story.NARRATOR)
        ? NARRATOR
        : speaker.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
