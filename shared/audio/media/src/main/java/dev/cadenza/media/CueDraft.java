package dev.cadenza.media;

import java.util.List;

/**
 * A subtitle that is laid out and whose words are still known.
 *
 * @param start in seconds, of whole milliseconds
 * @param end likewise
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
