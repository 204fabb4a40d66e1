package dev.cadenza.model;

/** A job's state does not allow the requested change. */
public final class IllegalTransition extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalTransition(Job job, String transition) {
    super("Job " + job.id() + " is " + job.status().wire() + " and cannot be " + transition + ".");
  }

  /** Throws this exception if a job's state does not allow a transition. */
  static void unless(boolean allowed, Job job, String transition) {
    if (!allowed) {
      throw new IllegalTransition(job, transition);
    }
  }
}
