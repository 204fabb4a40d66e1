package dev.cadenza.awsengines;

import java.time.Duration;
import java.time.Instant;

/** How long to wait for asynchronous work. */
final class Waits {
  private static final Duration MIN = Duration.ofSeconds(10);
  private static final Duration MAX = Duration.ofMinutes(5);

  private Waits() {}

  /** At least some seconds, at most some minutes. */
  static Duration of(Duration wait) {
    if (wait.compareTo(MIN) < 0) {
      return MIN;
    }
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }

  /** Increases with the time that has passed. */
  static Duration since(Instant begun) {
    return of(Duration.between(begun, Instant.now()).dividedBy(3));
  }
}
