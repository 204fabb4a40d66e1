package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.List;

/**
 * A subtitle with its lines and their words.
 *
 * @param start in seconds, rounded to milliseconds
 * @param end in seconds, rounded to milliseconds
 * @param lines at least one
 */
public record CueDraft(double start, double end, List<List<CuePart>> lines) {
  public CueDraft {
    lines = lines.stream().map(List::copyOf).toList();
  }

  public Cue cue() {
    return new Cue(start, end, String.join("\n", lines.stream().map(CueDraft::text).toList()));
  }

  /**
   * When its parts begin, in their order and within it, and then its end.
   *
   * @param millis of the unit of the times
   */
  List<Long> times(int millis) {
    List<Long> times = new ArrayList<>();
    long before = Math.round(start * 1000 / millis);
    long last = Math.max(before, Math.round(end * 1000 / millis));
    for (List<CuePart> line : lines) {
      for (CuePart part : line) {
        before = Math.clamp(Math.round(part.start() * 1000 / millis), before, last);
        times.add(before);
      }
    }
    times.add(last);
    return times;
  }

  static String text(List<CuePart> line) {
    StringBuilder text = new StringBuilder();
    for (CuePart part : line) {
      if (part.spaced() && !text.isEmpty()) {
        text.append(' ');
      }
      text.append(part.text());
    }
    return text.toString();
  }
}
