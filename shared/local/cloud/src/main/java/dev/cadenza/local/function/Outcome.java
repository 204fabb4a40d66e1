package dev.cadenza.local.function;

/** The outcome of an invocation. */
public sealed interface Outcome {

  /**
   * The handler returned.
   *
   * @param payload JSON, or the output of a stream handler
   */
  record Answer(String payload) implements Outcome {}

  /**
   * The handler threw an exception, did not start, or exceeded its time.
   *
   * @param type the class of the exception, or Lambda's error name
   */
  record Failure(String type, String message) implements Outcome {}
}
