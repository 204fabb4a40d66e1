package dev.cadenza.pipeline;

import java.time.Duration;

/** How long this worker may still run. */
@FunctionalInterface
public interface TimeBudget {
  TimeBudget UNLIMITED = () -> Duration.ofDays(1);

  Duration remaining();
}
