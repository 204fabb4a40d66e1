package dev.cadenza.engines.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The word error rate of a transcript against its reference.
 *
 * @param errors words to insert, delete or replace to get from one to the other
 * @param words of the reference
 */
public record WordErrorRate(int errors, int words) {
  public WordErrorRate {
    if (errors < 0 || words < 0) {
      throw new IllegalArgumentException(errors + " errors in " + words + " words?");
    }
  }

  /** Ignores case and punctuation; digits are not converted. */
  public static WordErrorRate between(String expected, String transcript) {
    List<String> reference = words(expected);
    return new WordErrorRate(distance(reference, words(transcript)), reference.size());
  }

  /** Errors per reference word; may be more than 1. */
  public double value() {
    return words == 0 ? errors : (double) errors / words;
  }

  /** The rate of two texts together. */
  public WordErrorRate plus(WordErrorRate other) {
    return new WordErrorRate(errors + other.errors, words + other.words);
  }

  private static List<String> words(String text) {
    return Arrays.stream(
            text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ")
                .replaceAll("(?<![\\p{L}\\p{N}])'|'(?![\\p{L}\\p{N}])", " ")
                .strip()
                .split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.equals("mr") ? "mister" : word)
        .toList();
  }

  /** The Levenshtein distance of two lists. */
  public static <T> int distance(List<T> from, List<T> to) {
    int[] previous = new int[to.size() + 1];
    int[] current = new int[to.size() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= from.size(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.size(); j++) {
        int replace = previous[j - 1] + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[to.size()];
  }
}
