package dev.cadenza.model;

/** A job was asked for a change that its state does not allow. */
public final class IllegalTransition extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalTransition(Job job, String transition) {
    super("Job " + job.id() + " is " + job.status().wire() + " and cannot be " + transition + ".");
  }
}
