package dev.cadenza.dynamodb;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;

/**
 * The options of a {@link DynamoDb}.
 *
 * @param sweep the interval of deleting expired items
 * @param forced whether each commit is forced to the disk; otherwise acknowledged changes survive
 *     the end of the process, but a power failure may lose the last ones
 * @param clock determines when items and tokens expire
 */
public record Options(Duration sweep, boolean forced, Clock clock) {
  public static final Options DEFAULT =
      new Options(Duration.ofSeconds(5), false, Clock.systemUTC());

  public Options {
    requireNonNull(clock, "clock");
    if (sweep.isNegative() || sweep.isZero()) {
      throw new IllegalArgumentException("the interval of sweeps must be positive: " + sweep);
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
