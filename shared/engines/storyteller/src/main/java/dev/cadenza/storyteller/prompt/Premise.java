package dev.cadenza.storyteller.prompt;

import static java.util.Objects.requireNonNull;

import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.library.Goal;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a story that the prompt defines; the planner chooses all others.
 *
 * @param name of the hero
 * @param role of the hero, with an article
 * @param other another person's role, with an article
 * @param goal without the reason
 * @param place of the story, with its article
 * @param in the place with a preposition: {@code on the moon}
 * @param several whether the hero is one of several
 * @param wording its own words
 * @param words all of its words, in lower case
 */
public record Premise(
    Optional<String> name,
    Optional<String> role,
    Optional<Gender> gender,
    Optional<String> other,
    Optional<Goal> goal,
    Optional<String> place,
    Optional<String> in,
    boolean several,
    Wording wording,
    List<String> words) {
  public Premise {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(gender, "gender");
    requireNonNull(other, "other");
    requireNonNull(goal, "goal");
    requireNonNull(place, "place");
    requireNonNull(in, "in");
    requireNonNull(wording, "wording");
    words = List.copyOf(words);
  }
}
