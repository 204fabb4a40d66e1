package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

import dev.cadenza.storyteller.library.Genre;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All decisions before the first sentence.
 *
 * @param people the main characters, by part, the hero first
 * @param guests requested characters without a main part
 * @param helpers by their place: {@code lead1}
 * @param places by their names in outlines: {@code home}, {@code lead1}, {@code end}
 * @param threads chosen side threads
 * @param facts such as {@code fear:heights}
 * @param words the values of placeholders
 */
record Plan(
    Outline outline,
    Genre genre,
    String tone,
    Goal goal,
    Map<String, Person> people,
    List<Person> guests,
    Map<String, Person> helpers,
    Map<String, Place> places,
    Set<String> threads,
    List<String> facts,
    Map<String, String> words) {
  Plan {
    requireNonNull(outline, "outline");
    requireNonNull(genre, "genre");
    requireNonNull(tone, "tone");
    requireNonNull(goal, "goal");
    guests = List.copyOf(guests);
    facts = List.copyOf(facts);
  }
}
