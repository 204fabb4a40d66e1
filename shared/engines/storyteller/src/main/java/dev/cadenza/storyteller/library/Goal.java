package dev.cadenza.storyteller.library;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The hero's goal.
 *
 * @param wish a verb and what follows: {@code find the silver bell}
 * @param thing the object, with an article or a possessive
 * @param why the reason, a sentence
 */
public record Goal(Kind kind, String wish, String thing, String why) {
  public Goal {
    requireNonNull(kind, "kind");
    requireNonNull(wish, "wish");
    requireNonNull(thing, "thing");
    requireNonNull(why, "why");
  }

  /** What sort of a goal it is. */
  public enum Kind {
    /** To find, fetch or reach something. */
    SEEK,
    /** To learn the truth. */
    SOLVE,
    /** To save, build, win or repair something. */
    STRIVE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Goal of(Block block) {
    return new Goal(
        Kind.valueOf(block.words().getFirst().toUpperCase(Locale.ROOT)),
        block.field("wish"),
        block.field("thing"),
        block.field("why"));
  }
}
