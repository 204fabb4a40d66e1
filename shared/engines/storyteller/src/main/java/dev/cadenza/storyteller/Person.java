package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

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

  enum Gender {
    FEMALE("she", "her", "her", "herself"),
    MALE("he", "him", "his", "himself");

    private final String subject;
    private final String object;
    private final String possessive;
    private final String reflexive;

    Gender(String subject, String object, String possessive, String reflexive) {
      this.subject = subject;
      this.object = object;
      this.possessive = possessive;
      this.reflexive = reflexive;
    }

    String subject() {
      return subject;
    }

    String object() {
      return object;
    }

    String possessive() {
      return possessive;
    }

    String reflexive() {
      return reflexive;
    }
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
