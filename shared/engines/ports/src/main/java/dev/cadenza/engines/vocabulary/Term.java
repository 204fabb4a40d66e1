package dev.cadenza.engines.vocabulary;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * A name or term, and how it sounds.
 *
 * @param words how many it has
 * @param sounds its codes of Double Metaphone
 */
record Term(String text, int words, Spelling spelling, Set<String> sounds) {
  private static final Pattern LATIN = Pattern.compile("[a-z0-9\\p{IsLatin}]+");

  /** Shorter codes are those of too many words. */
  private static final int MIN_CODE = 3;

  /** Of longer codes, one sound may be another. */
  private static final int LONG_CODE = 5;

  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  static {
    METAPHONE.setMaxCodeLen(20);
  }

  Term {
    sounds = Set.copyOf(sounds);
  }

  /** How words sound, beside a term. */
  enum Sound {
    SAME,
    NEAR,
    OTHER
  }

  /** Empty if it has no letters, or others than Latin ones. */
  static Optional<Term> of(String text) {
    String stripped = text.strip();
    Spelling spelling = Spelling.of(stripped);
    return LATIN.matcher(spelling.letters()).matches()
        ? Optional.of(
            new Term(stripped, stripped.split("\\s+").length, spelling, codes(spelling.letters())))
        : Optional.empty();
  }

  private static Set<String> codes(String letters) {
    String first = METAPHONE.doubleMetaphone(letters, false);
    String second = METAPHONE.doubleMetaphone(letters, true);
    return first == null ? Set.of() : first.equals(second) ? Set.of(first) : Set.of(first, second);
  }

  Sound sound(String letters) {
    Sound best = Sound.OTHER;
    for (String code : codes(letters)) {
      for (String own : sounds) {
        if (own.length() >= MIN_CODE && own.equals(code)) {
          return Sound.SAME;
        }
        if (own.length() >= LONG_CODE && distance(own, code) <= 1) {
          best = Sound.NEAR;
        }
      }
    }
    return best;
  }

  /** The share of letters that are the same, 0 to 1. */
  double likeness(String letters) {
    int longest = Math.max(letters.length(), spelling.letters().length());
    return 1 - (double) distance(letters, spelling.letters()) / Math.max(1, longest);
  }

  /** Levenshtein's. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = now;
    }
    return before[other.length()];
  }
}
