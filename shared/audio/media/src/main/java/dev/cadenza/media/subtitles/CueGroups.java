package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.Arrays;
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

  private final List<CuePart> sentence;
  private final CueOptions options;
  private final LineBreak lines;
  private final int full;

  private CueGroups(List<CuePart> sentence, CueOptions options) {
    this.sentence = sentence;
    this.options = options;
    this.lines = new LineBreak(options);
    this.full = options.maxLines() * options.maxLineChars();
  }

  static List<List<CuePart>> of(List<CuePart> sentence, CueOptions options) {
    return new CueGroups(sentence, options).cheapest();
  }

  /** Split into a number of groups, or into as many as possible if it has fewer words. */
  static List<List<CuePart>> of(List<CuePart> sentence, CueOptions options, int count) {
    return new CueGroups(sentence, options).cheapest(Math.min(count, sentence.size()));
  }

  /** The costs of more and more groups; a group is a part of the sentence that fits. */
  private List<List<CuePart>> cheapest(int groups) {
    int count = sentence.size();
    double[][] costs = new double[groups + 1][count + 1];
    int[][] starts = new int[groups + 1][count + 1];
    for (double[] row : costs) {
      Arrays.fill(row, Double.MAX_VALUE);
    }
    costs[0][0] = 0;
    for (int end = 1; end <= count; end++) {
      for (int start = end - 1; start >= 0; start--) {
        List<CuePart> group = sentence.subList(start, end);
        if (start < end - 1 && !lines.fits(group)) {
          break;
        }
        double own = cost(group) + (end < count ? seam(end) : 0);
        for (int k = 1; k <= groups; k++) {
          if (costs[k - 1][start] + own < costs[k][end]) {
            costs[k][end] = costs[k - 1][start] + own;
            starts[k][end] = start;
          }
        }
      }
    }
    List<List<CuePart>> found = new ArrayList<>();
    int end = count;
    for (int k = groups; k > 0; k--) {
      found.add(sentence.subList(starts[k][end], end));
      end = starts[k][end];
    }
    return found.reversed();
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
        if (start < end - 1 && !lines.fits(group)) {
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
  private boolean mayFit(List<CuePart> group) {
    int spaces = options.maxLines() - 1;
    return seconds(group) <= options.maxSeconds() && LineBreak.length(group) <= full + spaces;
  }

  private static double seconds(List<CuePart> group) {
    return group.getLast().end() - group.getFirst().start();
  }

  private double seam(int at) {
    return lines.seamCost(sentence.get(at - 1), sentence.get(at));
  }

  private double cost(List<CuePart> group) {
    double empty = (double) (full - Math.min(full, LineBreak.length(group))) / full;
    double cost = A_CUE + AN_EMPTY_CUE * empty * empty;
    for (int i = 1; i < group.size(); i++) {
      cost += Seam.isPause(group.get(i - 1), group.get(i)) ? A_PAUSE_WITHIN : 0;
    }
    cost += lines.breaksBadly(group) ? Seam.FORBIDDEN : 0;
    if (group.size() == sentence.size()) {
      return cost;
    }
    double missing = 1 - seconds(group) / Math.max(options.minSeconds(), 0.001);
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
