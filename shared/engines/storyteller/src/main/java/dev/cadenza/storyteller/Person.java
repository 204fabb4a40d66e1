package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

import dev.cadenza.storyteller.language.Gender;

/**
 * A character in a story.
 *
 * @param part the function in the plot, such as {@code hero}
 * @param role the occupation, with an article: {@code a baker}
 */
record Person(String part, String name, String role, Gender gender, Manner manner) {
  Person {
    requireNonNull(part, "part");
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(gender, "gender");
    requireNonNull(manner, "manner");
  }

  /** The manner of speech of a character; the words are in {@code manners.txt}. */
  enum Manner {
    BRISK,
    GENTLE,
    DRY,
    CHEERFUL,
    ANXIOUS,
    SOLEMN
  }
}
