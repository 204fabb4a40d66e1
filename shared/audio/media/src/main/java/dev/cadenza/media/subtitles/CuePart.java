package dev.cadenza.media.subtitles;

import static java.util.Objects.requireNonNull;

/**
 * A word in a subtitle, or a part of a word that is longer than a line or written without spaces.
 *
 * @param text without spaces
 * @param word the index of the given word, from 0
 * @param spaced whether a space precedes it within a line
 * @param start in seconds
 * @param end in seconds
 */
public record CuePart(String text, int word, boolean spaced, double start, double end) {
  public CuePart {
    requireNonNull(text, "text");
  }

  /** The length in code points. */
  int length() {
    return text.codePointCount(0, text.length());
  }
}
