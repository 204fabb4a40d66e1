package dev.cadenza.local.function;

/** How an invocation ended. */
public sealed interface Outcome {

  /**
   * The handler answered.
   *
   * @param payload JSON, or whatever a stream handler wrote
   */
  record Answer(String payload) implements Outcome {}

  /**
   * The handler threw, did not start, or did not end in time.
   *
   * @param type the class of what it threw, or Lambda's own name for it
   */
  record Failure(String type, String message) implements Outcome {}
}
