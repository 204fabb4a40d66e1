package dev.cadenza.media.subtitles;

import static java.util.Objects.requireNonNull;

/**
 * One subtitle.
 *
 * @param start when it appears, in seconds
 * @param end when it disappears, in seconds
 * @param text of one or more lines, without blank lines
 */
public record Cue(double start, double end, String text) {
  public Cue {
    requireNonNull(text, "text");
    if (!(start >= 0 && end >= start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException("A subtitle from " + start + " s to " + end + " s?");
    }
    if (text.lines().anyMatch(String::isBlank) || text.isEmpty()) {
      throw new IllegalArgumentException("A blank line would end the subtitle.");
    }
  }
}
