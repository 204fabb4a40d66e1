package dev.cadenza.dubbing.lines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimeSpan;

/**
 * A line.
 *
 * @param span its time in the original
 * @param text what is said in the original; empty if it is not known
 * @param translation what is to be spoken; empty if the text is to be translated
 */
public record GivenLine(TimeSpan span, String text, String translation, Delivery delivery) {
  public GivenLine {
    requireNonNull(span, "span");
    requireNonNull(text, "text");
    requireNonNull(translation, "translation");
    requireNonNull(delivery, "delivery");
  }
}
