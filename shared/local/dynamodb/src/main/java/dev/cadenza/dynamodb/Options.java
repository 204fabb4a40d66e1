package dev.cadenza.dynamodb;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * How a {@link DynamoDb} works.
 *
 * @param sweep how often items that have expired are looked for
 * @param forced whether each commit waits for the disk; without, what was acknowledged survives the
 *     end of the process, and a power cut may take the last of it
 * @param clock by which items expire and tokens are forgotten
 */
public record Options(Duration sweep, boolean forced, Clock clock) {
  public static final Options DEFAULT =
      new Options(Duration.ofSeconds(5), false, Clock.systemUTC());

  public Options {
    requireNonNull(clock, "clock");
    if (sweep.isNegative() || sweep.isZero()) {
      throw new IllegalArgumentException("no time between two sweeps: " + sweep);
    }
  }

  public Options withSweep(Duration period) {
    return new Options(period, forced, clock);
  }

  public Options withForced(boolean each) {
    return new Options(sweep, each, clock);
  }

  public Options withClock(Clock other) {
    return new Options(sweep, forced, other);
  }
}
