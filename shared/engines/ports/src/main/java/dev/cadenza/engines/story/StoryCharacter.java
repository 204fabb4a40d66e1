package dev.cadenza.engines.story;

import static java.util.Objects.requireNonNull;

/**
 * A character of a story.
 *
 * @param role for users, such as {@code the keeper of the lighthouse}
 * @param gender {@code female}, {@code male} or {@code neutral}
 */
public record StoryCharacter(String name, String role, String gender) {
  public StoryCharacter {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(gender, "gender");
  }
}
