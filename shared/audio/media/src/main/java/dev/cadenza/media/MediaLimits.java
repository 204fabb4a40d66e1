package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a file may cost.
 *
 * @param longest how long its sound may be
 * @param slowest how long converting one may take
 */
public record MediaLimits(Duration longest, Duration slowest) {
  /** Half a day of sound. */
  public static final MediaLimits DEFAULT =
      new MediaLimits(Duration.ofHours(12), Duration.ofMinutes(30));

  public MediaLimits {
    requireNonNull(longest, "longest");
    requireNonNull(slowest, "slowest");
  }
}
