package dev.cadenza.awsengines;

import java.time.Duration;
import java.time.Instant;

/** How long to wait for a service that works in its own time. */
final class Waits {
  private static final Duration MIN = Duration.ofSeconds(10);
  private static final Duration MAX = Duration.ofMinutes(5);

  private Waits() {}

  /** No less than some seconds, no more than some minutes. */
  static Duration of(Duration wait) {
    if (wait.compareTo(MIN) < 0) {
      return MIN;
    }
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }

  /** The longer it takes, the less a little more matters. */
  static Duration since(Instant begun) {
    return of(Duration.between(begun, Instant.now()).dividedBy(3));
  }
}
