package dev.cadenza.media.subtitles;

import java.util.List;

/**
 * A subtitle with its lines and their words.
 *
 * @param start in seconds, rounded to milliseconds
 * @param end in seconds, rounded to milliseconds
 * @param lines one or two
 */
public record CueDraft(double start, double end, List<List<CuePart>> lines) {
  public CueDraft {
    lines = lines.stream().map(List::copyOf).toList();
  }

  public Cue cue() {
    return new Cue(start, end, String.join("\n", lines.stream().map(CueDraft::text).toList()));
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
