package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimeSpan;

/**
 * A span in which one person speaks.
 *
 * @param speaker from 1, in the order of their first turns
 */
public record SpeakerTurn(int speaker, TimeSpan span) {
  public SpeakerTurn {
    requireNonNull(span, "span");
    if (speaker < 1) {
      throw new IllegalArgumentException("Speaker " + speaker + "? The first is 1.");
    }
  }
}
