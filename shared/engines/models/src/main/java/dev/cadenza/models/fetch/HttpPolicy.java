package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Timeouts and retries of downloads.
 *
 * @param connect the time limit for a connection; later calls to the same host fail immediately
 * @param stall the time without a byte after which a connection is closed and opened again
 * @param attempts the maximum number of consecutive attempts without data
 * @param backoff the pause after the first of them; it doubles
 */
public record HttpPolicy(Duration connect, Duration stall, int attempts, Duration backoff) {
  public static final HttpPolicy DEFAULT =
      new HttpPolicy(Duration.ofSeconds(8), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  public HttpPolicy {
    requireNonNull(connect, "connect");
    requireNonNull(stall, "stall");
    requireNonNull(backoff, "backoff");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be positive: " + attempts);
    }
  }
}
