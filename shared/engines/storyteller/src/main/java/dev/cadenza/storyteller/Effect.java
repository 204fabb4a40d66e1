package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A change of the story's state by a beat, written in an outline like {@code opens:fear} or {@code
 * joins:companion}.
 */
record Effect(Kind kind, String what) {
  Effect {
    requireNonNull(kind, "kind");
    requireNonNull(what, "what");
  }

  enum Kind {
    OPENS,
    CLOSES,
    /** A character travels with the hero from now on. */
    JOINS,
    LEAVES,
    /** A character enters or leaves the scene. */
    COMES,
    GOES,
    NOW,
    NO_LONGER
  }

  /** Whether it happens before the beat's text: an arriving character can appear in it. */
  boolean precedes() {
    return switch (kind) {
      case JOINS, COMES, OPENS, NOW -> true;
      case CLOSES, LEAVES, GOES, NO_LONGER -> false;
    };
  }

  static Effect parse(String word) {
    String[] parts = word.split(":", 2);
    return new Effect(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')), parts[1]);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + what;
  }
}
