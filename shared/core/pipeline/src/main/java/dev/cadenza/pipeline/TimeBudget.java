package dev.cadenza.pipeline;

import java.time.Duration;

/** The remaining time of this worker. */
@FunctionalInterface
public interface TimeBudget {
  TimeBudget UNLIMITED = () -> Duration.ofDays(1);

  Duration remaining();
}
