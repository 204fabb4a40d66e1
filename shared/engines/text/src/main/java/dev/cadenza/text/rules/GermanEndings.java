package dev.cadenza.text.rules;

import java.util.Set;

/** The ending of a German ordinal, for {@link Numbers#ordinal}, by the word before it. */
final class GermanEndings {
  private static final Set<String> WEAK =
      Set.of(
          "am", "im", "vom", "zum", "beim", "dem", "den", "des", "ab", "seit", "bis", "zur",
          "einem", "diesem", "jedem", "unserem", "seinem", "ihrem", "ihren", "seinen");
  private static final Set<String> ARTICLES =
      Set.of("der", "die", "das", "jede", "diese", "dieser", "eine", "seine", "ihre", "unsere");

  private GermanEndings() {}

  static String after(String word) {
    return WEAK.contains(word) ? "-n" : ARTICLES.contains(word) ? "" : "-r";
  }
}
