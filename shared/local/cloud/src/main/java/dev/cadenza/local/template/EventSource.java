package dev.cadenza.local.template;

import java.util.OptionalInt;

/** A trigger of a function. */
public sealed interface EventSource {

  /**
   * A route of the HTTP API.
   *
   * @param method a method, or {@code ANY}
   * @param path a path such as {@code /a/{proxy+}}, or {@code $default}
   */
  record HttpRoute(String method, String path) implements EventSource {}

  /**
   * Messages of a queue.
   *
   * @param queueArn the queue
   * @param maximumConcurrency the maximum number of concurrent batches; empty for Lambda's default
   * @param reportsFailures whether the response lists failed messages
   */
  record Messages(
      String queueArn, int batchSize, OptionalInt maximumConcurrency, boolean reportsFailures)
      implements EventSource {}

  /**
   * A schedule of EventBridge.
   *
   * @param name the rule's name
   * @param expression {@code rate(...)}
   */
  record Timer(String name, String expression) implements EventSource {}

  /** Events of EventBridge's default bus. */
  record Rule(EventPattern pattern) implements EventSource {}
}
