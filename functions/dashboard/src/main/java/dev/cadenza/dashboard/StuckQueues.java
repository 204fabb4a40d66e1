package dev.cadenza.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Queues whose jobs wait while no worker takes any, as far as this function has seen. */
final class StuckQueues {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, Instant> untaken = new ConcurrentHashMap<>();

  /**
   * Whether no job of a queue was taken for more than a minute.
   *
   * @param taken by a worker, and not done
   */
  boolean isStuck(String queue, int waiting, int taken, Instant now) {
    if (waiting == 0 || taken > 0) {
      untaken.remove(queue);
      return false;
    }
    return now.isAfter(untaken.computeIfAbsent(queue, _ -> now).plus(PATIENCE));
  }
}
