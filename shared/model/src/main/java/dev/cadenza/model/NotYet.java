package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Work that goes on elsewhere and is not done: an engine was given something that takes it minutes.
 * Nothing is wrong. Whoever asked lets go of everything and asks again later, in the same words;
 * the engine knows by them what is meant.
 */
public final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration after;

  /**
   * @param after when to ask again, from now; what is longer than a queue can delay a message is
   *     asked for sooner
   * @param message for the job's log
   */
  public NotYet(Duration after, String message) {
    super(requireNonNull(message, "message"), null, false, false);
    this.after = requireNonNull(after, "after");
  }

  public Duration after() {
    return after;
  }
}
