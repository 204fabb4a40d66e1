package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How patient downloads are.
 *
 * @param connect the time to reach a host, which fails at once afterwards
 * @param stall the time without a byte after which a connection is given up and made again
 * @param attempts in a row that bring nothing, before the source is given up
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
