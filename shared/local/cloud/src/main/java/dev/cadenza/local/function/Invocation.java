package dev.cadenza.local.function;

import java.util.UUID;

/**
 * One call of a function.
 *
 * @param payload the event, JSON
 * @param deadline milliseconds since 1970
 */
record Invocation(String requestId, String payload, long deadline) {

  static Invocation of(String payload, LambdaFunction function) {
    return new Invocation(
        UUID.randomUUID().toString(),
        payload,
        System.currentTimeMillis() + function.spec().timeout().toMillis());
  }

  long remainingMillis() {
    return Math.max(0, deadline - System.currentTimeMillis());
  }
}
