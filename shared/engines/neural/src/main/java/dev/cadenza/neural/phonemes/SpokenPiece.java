package dev.cadenza.neural.phonemes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A word of a text, or a part of one between punctuation marks.
 *
 * @param word the place among the text's words, which stand between white space, from 0
 * @param before the marks before it: opening quotes and brackets
 * @param text what is pronounced; may be empty
 * @param after the marks after it, each one of {@code , . ! ? ; : — … ” )}
 * @param phonemes in the International Phonetic Alphabet, with stress marks before vowels
 */
public record SpokenPiece(
    int word, String before, String text, String after, List<String> phonemes) {
  private static final String CLAUSE_ENDS = ",.!?;:—…)";

  public SpokenPiece {
    requireNonNull(before, "before");
    requireNonNull(text, "text");
    requireNonNull(after, "after");
    phonemes = List.copyOf(phonemes);
  }

  /** Whether a reader pauses after it. */
  public boolean endsClause() {
    return after.chars().anyMatch(mark -> CLAUSE_ENDS.indexOf(mark) >= 0);
  }

  SpokenPiece spoken(List<String> newPhonemes) {
    return new SpokenPiece(word, before, text, after, newPhonemes);
  }
}
