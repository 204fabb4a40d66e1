package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

/**
 * A word in a subtitle, or a part of one that is longer than a line or written without spaces.
 *
 * @param text without spaces
 * @param word of which of the given words it is, from 0 on
 * @param spaced whether a space goes before it within a line
 * @param start in seconds
 * @param end in seconds
 */
public record CuePart(String text, int word, boolean spaced, double start, double end) {
  public CuePart {
    requireNonNull(text, "text");
  }

  /** In code points. */
  int length() {
    return text.codePointCount(0, text.length());
  }
}
