package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common format of SubRip and WebVTT: blocks of a line of times and lines of text, separated by
 * blank lines.
 */
final class SubtitleText {
  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*(?:(\\d+):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{3})\\s*-->"
              + "\\s*(?:(\\d+):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{3}).*");

  private SubtitleText() {}

  /**
   * @param firstNumber 0 for none
   */
  static String write(List<Cue> cues, int firstNumber, char point, UnaryOperator<String> escape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      if (firstNumber > 0) {
        text.append(firstNumber + i).append('\n');
      }
      text.append(timing(cue.start(), cue.end(), point)).append('\n');
      text.append(escape.apply(String.join("\n", cue.text().lines().toList()))).append("\n\n");
    }
    return text.toString();
  }

  static String timing(double start, double end, char point) {
    return time(start, point) + " --> " + time(end, point);
  }

  static List<Cue> read(String text, UnaryOperator<String> unescape) {
    List<Cue> cues = new ArrayList<>();
    List<String> lines = text.replaceFirst("^\ufeff", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher times = TIMES.matcher(lines.get(i));
      if (times.matches()) {
        List<String> body = new ArrayList<>();
        while (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) {
          i++;
          body.add(unescape.apply(lines.get(i)));
        }
        cue(times, body, cues);
      }
    }
    return cues;
  }

  private static void cue(Matcher times, List<String> body, List<Cue> cues) {
    double start = seconds(times, 1);
    double end = seconds(times, 5);
    body.removeIf(String::isBlank);
    if (end >= start && !body.isEmpty()) {
      cues.add(new Cue(start, end, String.join("\n", body)));
    }
  }

  private static double seconds(Matcher times, int group) {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    long minutes = hours * 60 + Integer.parseInt(times.group(group + 1));
    long seconds = minutes * 60 + Integer.parseInt(times.group(group + 2));
    return (seconds * 1000 + Integer.parseInt(times.group(group + 3))) / 1000.0;
  }

  static String time(double seconds, char point) {
    long millis = Math.round(seconds * 1000);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        point,
        millis % 1000);
  }
}
