package dev.cadenza.pipeline;

/**
 * A step stops before it is done, with no fault of its own: the job is no longer ours, or the
 * worker's time is over.
 */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean outOfTime;

  private Interruption(String message, boolean outOfTime) {
    super(message, null, false, false);
    this.outOfTime = outOfTime;
  }

  static Interruption lost() {
    return new Interruption("The job is no longer this worker's.", false);
  }

  static Interruption ranOutOfTime() {
    return new Interruption("The worker's time is over.", true);
  }

  boolean outOfTime() {
    return outOfTime;
  }
}
