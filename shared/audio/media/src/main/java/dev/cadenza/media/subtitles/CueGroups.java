package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a sentence into the necessary number of subtitles: of similar length, at the ends of
 * clauses and at pauses, without isolated words. The split with the lowest cost is selected.
 */
final class CueGroups {
  private static final double A_CUE = 10;
  private static final double AN_EMPTY_CUE = 12;
  private static final double A_PAUSE_WITHIN = 40;
  private static final double TOO_SHORT = 15;
  private static final double AN_ORPHAN = 400;
  private static final double A_PAIR = 6;

  /** A longer word may be isolated; in scripts without spaces, the limit is lower. */
  private static final int ORPHAN_CHARACTERS = 12;

  private static final int UNSPACED_ORPHAN = 4;

  private static final int FULL = 2 * CueLayout.LINE_CHARACTERS;

  private final List<CuePart> sentence;

  private CueGroups(List<CuePart> sentence) {
    this.sentence = sentence;
  }

  static List<List<CuePart>> of(List<CuePart> sentence) {
    return new CueGroups(sentence).cheapest();
  }

  private List<List<CuePart>> cheapest() {
    int count = sentence.size();
    double[] costs = new double[count + 1];
    int[] starts = new int[count + 1];
    for (int end = 1; end <= count; end++) {
      costs[end] = Double.MAX_VALUE;
      for (int start = end - 1; start >= 0; start--) {
        List<CuePart> group = sentence.subList(start, end);
        if (start < end - 1 && !mayFit(group)) {
          break;
        }
        if (start < end - 1 && !LineBreak.fits(group)) {
          continue;
        }
        double cost = costs[start] + cost(group) + (end < count ? seam(end) : 0);
        if (cost < costs[end]) {
          costs[end] = cost;
          starts[end] = start;
        }
      }
    }
    List<List<CuePart>> groups = new ArrayList<>();
    for (int end = count; end > 0; end = starts[end]) {
      groups.add(sentence.subList(starts[end], end));
    }
    return groups.reversed();
  }

  /** Whether additional words before it may make it fit, if it does not yet. */
  private static boolean mayFit(List<CuePart> group) {
    return seconds(group) <= CueLayout.MAX_SECONDS && LineBreak.length(group) <= FULL + 1;
  }

  private static double seconds(List<CuePart> group) {
    return group.getLast().end() - group.getFirst().start();
  }

  private double seam(int at) {
    return Seam.cost(sentence.get(at - 1), sentence.get(at));
  }

  private double cost(List<CuePart> group) {
    double empty = (double) (FULL - Math.min(FULL, LineBreak.length(group))) / FULL;
    double cost = A_CUE + AN_EMPTY_CUE * empty * empty;
    for (int i = 1; i < group.size(); i++) {
      cost += Seam.isPause(group.get(i - 1), group.get(i)) ? A_PAUSE_WITHIN : 0;
    }
    if (group.size() == sentence.size()) {
      return cost;
    }
    double missing = 1 - seconds(group) / CueLayout.MIN_SECONDS;
    return cost + TOO_SHORT * Math.max(0, missing) + loneliness(group);
  }

  /** The cost of separating few words from their sentence. */
  private static double loneliness(List<CuePart> group) {
    int length = LineBreak.length(group);
    long words = 1 + group.stream().skip(1).filter(CuePart::spaced).count();
    boolean unspaced = words == 1 && group.size() > 1;
    if (length > (unspaced ? UNSPACED_ORPHAN : ORPHAN_CHARACTERS)) {
      return 0;
    }
    return words == 1 ? AN_ORPHAN : words == 2 ? A_PAIR : 0;
  }
}
