package dev.cadenza.pipeline;

/**
 * A step is stopped for an external reason: the job belongs to another worker, or this worker's
 * time is over.
 */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean outOfTime;

  private Interruption(String message, boolean outOfTime) {
    super(message, null, false, false);
    this.outOfTime = outOfTime;
  }

  static Interruption lost() {
    return new Interruption("The job belongs to another worker.", false);
  }

  static Interruption ranOutOfTime() {
    return new Interruption("The worker's time is over.", true);
  }

  boolean outOfTime() {
    return outOfTime;
  }
}
