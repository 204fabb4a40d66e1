package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits of a file.
 *
 * @param longest the maximum duration of its audio
 * @param slowest the maximum time of a conversion
 */
public record MediaLimits(Duration longest, Duration slowest) {
  /** Half a day of audio. */
  public static final MediaLimits DEFAULT =
      new MediaLimits(Duration.ofHours(12), Duration.ofMinutes(30));

  public MediaLimits {
    requireNonNull(longest, "longest");
    requireNonNull(slowest, "slowest");
  }
}
