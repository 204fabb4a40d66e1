package dev.cadenza.media.subtitles;

import java.util.List;

/** Splits the words of a subtitle into one or two lines of similar length. */
final class LineBreak {
  /** The difference in characters that a better position of a line break is worth. */
  private static final double CHARACTERS_FOR_SEAM = 2;

  private LineBreak() {}

  /** The text as one line. */
  static int length(List<CuePart> parts) {
    int length = 0;
    for (int i = 0; i < parts.size(); i++) {
      length += parts.get(i).length() + (i > 0 && parts.get(i).spaced() ? 1 : 0);
    }
    return length;
  }

  static boolean fits(List<CuePart> parts) {
    int length = length(parts);
    return length <= CueLayout.LINE_CHARACTERS
        || (length <= 2 * CueLayout.LINE_CHARACTERS + 1 && breakAt(parts, length) > 0);
  }

  static List<List<CuePart>> lines(List<CuePart> parts) {
    int length = length(parts);
    int at = length <= CueLayout.LINE_CHARACTERS ? 0 : breakAt(parts, length);
    return at == 0
        ? List.of(parts)
        : List.of(parts.subList(0, at), parts.subList(at, parts.size()));
  }

  /** The number of parts on the first of two lines; 0 if impossible. */
  private static int breakAt(List<CuePart> parts, int length) {
    int best = 0;
    double least = Double.MAX_VALUE;
    int first = 0;
    for (int at = 1; at < parts.size(); at++) {
      CuePart before = parts.get(at - 1);
      CuePart after = parts.get(at);
      first += before.length() + (at > 1 && before.spaced() ? 1 : 0);
      int second = length - first - (after.spaced() ? 1 : 0);
      double cost = Math.abs(first - second) + CHARACTERS_FOR_SEAM * Seam.cost(before, after);
      if (Math.max(first, second) <= CueLayout.LINE_CHARACTERS && cost < least) {
        best = at;
        least = cost;
      }
    }
    return best;
  }
}
