package dev.cadenza.storyteller.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists and titles in English. */
public final class Phrases {
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "with", "from", "by",
          "who", "as", "but");

  private static final int MAX_WORDS = 9;

  private Phrases() {}

  /** {@code Ann, Bob and Carl}. */
  public static String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    List<String> first = items.subList(0, items.size() - 1);
    return first.stream()
            .map(it -> it.replaceFirst(",$", ""))
            .collect(Collectors.joining(first.getFirst().endsWith(",") ? "; " : ", "))
        + " and "
        + items.getLast();
  }

  /** The shortest form of a role. */
  public static String brief(String role) {
    String[] words =
        role.split("[,;.:(]|\\b(?:who|which|that|whose|where)\\b")[0].strip().split(" ");
    return Arrays.stream(words)
        .limit(MAX_WORDS)
        .collect(Collectors.joining(" "))
        .replaceAll(
            "(?: (?:and|or|but|the|an?|of|in|on|at|to|with|for|from|by|into|her|his))++$", "");
  }

  /** In title case. */
  public static String title(String text) {
    String[] words = text.split(" ");
    return capitalised(
        Arrays.stream(words)
            .map(word -> SMALL.contains(word) ? word : capitalised(word))
            .collect(Collectors.joining(" ")));
  }

  /** With a small first letter. */
  public static String lowered(String word) {
    return word.isEmpty() ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  /** With a capital first letter. */
  public static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
