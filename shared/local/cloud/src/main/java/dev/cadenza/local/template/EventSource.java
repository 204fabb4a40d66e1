package dev.cadenza.local.template;

import java.util.OptionalInt;

/** What makes a function run. */
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
   * @param queueArn which queue
   * @param maximumConcurrency how many batches at a time; empty is as many as Lambda likes
   * @param reportsFailures whether the answer names the messages that failed
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
