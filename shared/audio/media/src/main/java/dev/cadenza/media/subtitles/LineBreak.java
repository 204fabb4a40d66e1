package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Splits the words of a subtitle into lines of similar length, as few as possible. */
final class LineBreak {
  /** The difference in characters that a better position of a line break is worth. */
  private static final double CHARACTERS_FOR_SEAM = 2;

  /** The difference in characters that a line of more than one short word is worth. */
  private static final double CHARACTERS_FOR_ORPHAN = 20;

  private static final int SHORT = 12;

  private final CueOptions options;
  private final Seam seam;
  private final IdentityHashMap<CuePart, Double> seamCosts = new IdentityHashMap<>();

  LineBreak(CueOptions options) {
    this.options = options;
    this.seam = new Seam(options.language());
  }

  /** Lines, and how bad they are. */
  private record Split(List<Integer> starts, double cost) {}

  /** The text as one line. */
  static int length(List<CuePart> parts) {
    int length = 0;
    for (int i = 0; i < parts.size(); i++) {
      length += parts.get(i).length() + (i > 0 && parts.get(i).spaced() ? 1 : 0);
    }
    return length;
  }

  boolean fits(List<CuePart> parts) {
    return count(parts) <= options.maxLines() && words(parts) <= mostWords();
  }

  private int mostWords() {
    return options.wordsPerCue() == 0 ? Integer.MAX_VALUE : options.wordsPerCue();
  }

  private static int words(List<CuePart> parts) {
    return parts.getLast().word() - parts.getFirst().word() + 1;
  }

  /** The necessary number of lines. */
  private int count(List<CuePart> parts) {
    int lines = 1;
    int length = 0;
    for (CuePart part : parts) {
      int more = part.length() + (length > 0 && part.spaced() ? 1 : 0);
      if (length > 0 && length + more > options.maxLineChars()) {
        lines++;
        length = part.length();
      } else {
        length += more;
      }
    }
    return lines;
  }

  List<List<CuePart>> lines(List<CuePart> parts) {
    List<Integer> starts = starts(parts);
    List<List<CuePart>> lines = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : parts.size();
      lines.add(parts.subList(starts.get(i), end));
    }
    return lines;
  }

  /** Whether a line has to end where none should, such as after an article. */
  boolean breaksBadly(List<CuePart> parts) {
    return isAnyBad(parts)
        && starts(parts).stream().anyMatch(at -> at > 0 && isBad(parts.get(at - 1), parts.get(at)));
  }

  private boolean isAnyBad(List<CuePart> parts) {
    for (int at = 1; at < parts.size(); at++) {
      if (isBad(parts.get(at - 1), parts.get(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBad(CuePart before, CuePart after) {
    return seamCost(before, after) >= Seam.FORBIDDEN;
  }

  /** Kept: the same boundary is looked at for many groups of words. */
  double seamCost(CuePart before, CuePart after) {
    return seamCosts.computeIfAbsent(after, _ -> seam.cost(before, after));
  }

  private List<Integer> starts(List<CuePart> parts) {
    int lines = count(parts);
    return lines == 1 ? List.of(0) : best(parts, 0, lines, -1).starts();
  }

  /**
   * @param before the length of the line before; negative for none
   */
  private Split best(List<CuePart> parts, int from, int lines, int before) {
    if (lines == 1) {
      List<CuePart> last = parts.subList(from, parts.size());
      int length = length(last);
      return length > options.maxLineChars()
          ? new Split(List.of(from), Double.MAX_VALUE)
          : new Split(List.of(from), cost(last, length, before));
    }
    Split best = new Split(List.of(from), Double.MAX_VALUE);
    int length = 0;
    for (int at = from + 1; at < parts.size(); at++) {
      CuePart added = parts.get(at - 1);
      length += added.length() + (at > from + 1 && added.spaced() ? 1 : 0);
      if (length > options.maxLineChars()) {
        break;
      }
      Split rest = best(parts, at, lines - 1, length);
      double cost =
          rest.cost()
              + cost(parts.subList(from, at), length, before)
              + CHARACTERS_FOR_SEAM * seamCost(added, parts.get(at));
      if (cost < best.cost()) {
        List<Integer> starts = new ArrayList<>(List.of(from));
        starts.addAll(rest.starts());
        best = new Split(starts, cost);
      }
    }
    return best;
  }

  private static double cost(List<CuePart> line, int length, int before) {
    boolean alone = words(line) == 1 && length <= SHORT;
    return (before < 0 ? 0 : Math.abs(length - before)) + (alone ? CHARACTERS_FOR_ORPHAN : 0);
  }
}
