package dev.cadenza.jobs;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The words by which a search finds the result of a job. */
public final class SearchWords {
  /** About 4,000 different words, more than a day of speech has; longer items cost more to read. */
  private static final int MAX_LENGTH = 30_000;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private SearchWords() {}

  /** Each word of a text once, in lower case, separated by spaces. */
  public static String of(String text) {
    StringBuilder words = new StringBuilder();
    for (String word : split(text)) {
      if (words.length() + word.length() >= MAX_LENGTH) {
        break;
      }
      words.append(words.isEmpty() ? "" : " ").append(word);
    }
    return words.toString();
  }

  /** Whether words contain each word of a text, or a word that begins with it. */
  public static Predicate<String> containing(String text) {
    Set<String> sought = split(text);
    return words ->
        !sought.isEmpty() && sought.stream().allMatch(word -> (" " + words).contains(" " + word));
  }

  private static Set<String> split(String text) {
    Set<String> words =
        new LinkedHashSet<>(Arrays.asList(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }
}
