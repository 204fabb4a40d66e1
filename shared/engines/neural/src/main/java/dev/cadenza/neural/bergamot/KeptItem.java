package dev.cadenza.neural.bergamot;

import static java.util.Objects.requireNonNull;

/**
 * A part of a sentence that its translation must have, too.
 *
 * @param start in the sentence
 * @param end likewise, exclusive
 * @param text what stands there
 */
record KeptItem(Kind kind, int start, int end, String text) {
  /** How exactly it is kept. */
  enum Kind {
    /** Character by character: an address, a placeholder, code, letters of another script. */
    VERBATIM,
    /** The digits; the marks between them may be another language's. */
    NUMBER,
    /** A number and its unit or currency, which may be written out. */
    MEASURE
  }

  KeptItem {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }
}
