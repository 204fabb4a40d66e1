package dev.cadenza.cli;

import java.util.stream.IntStream;

/** The distance between words. */
final class Typos {
  private Typos() {}

  /** The Levenshtein distance: the number of letters added, removed or changed. */
  static int between(String typed, String meant) {
    int[] above = IntStream.rangeClosed(0, meant.length()).toArray();
    for (int i = 1; i <= typed.length(); i++) {
      int[] row = new int[meant.length() + 1];
      row[0] = i;
      for (int j = 1; j <= meant.length(); j++) {
        int changed = above[j - 1] + (typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[meant.length()];
  }
}
