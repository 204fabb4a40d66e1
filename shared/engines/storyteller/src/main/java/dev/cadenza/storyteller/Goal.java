package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What the hero is after.
 *
 * @param wish a verb and what follows: {@code find the silver bell}
 * @param thing what it is about, with an article or a possessive
 * @param why what hangs on it, a sentence
 */
record Goal(Kind kind, String wish, String thing, String why) {
  Goal {
    requireNonNull(kind, "kind");
    requireNonNull(wish, "wish");
    requireNonNull(thing, "thing");
    requireNonNull(why, "why");
  }

  enum Kind {
    /** To find, fetch or reach something. */
    SEEK,
    /** To learn the truth. */
    SOLVE,
    /** To save, build, win or repair something. */
    STRIVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Goal of(Block block) {
    return new Goal(
        Kind.valueOf(block.words().getFirst().toUpperCase(Locale.ROOT)),
        block.field("wish"),
        block.field("thing"),
        block.field("why"));
  }
}
