package dev.cadenza.storyteller.prompt;

import static java.util.Objects.requireNonNull;

/**
 * What a prompt says, in words that a story repeats.
 *
 * @param words in the form that {@code form} names, without a full stop; {@code HERO} is the hero's
 *     name, and {@code my} the hero's possessive
 */
public record Wording(Form form, String words) {
  /** The place of the hero's name in the words of an event. */
  public static final String HERO = "HERO";

  public Wording {
    requireNonNull(form, "form");
    requireNonNull(words, "words");
  }

  /** How the words fit into a sentence. */
  public enum Form {
    /** A clause in the past: {@code a keeper found a letter}. */
    EVENT,
    /** People or things: {@code a ghost who is afraid of people}. */
    NOUN,
    /** A clause as the user wrote it. */
    LINE,
    /** Words to quote, in another language or without a meaning that is known. */
    WORDS,
    /** No words at all. */
    NONE
  }
}
