package dev.cadenza.media;

import java.util.concurrent.CancellationException;

/** Asks whether the work is still wanted. Long work asks ten times a second or more. */
@FunctionalInterface
public interface Cancellation {
  /** Work that nobody can cancel. */
  Cancellation NEVER = () -> false;

  boolean cancelled();

  /**
   * @throws CancellationException if the work is no longer wanted
   */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("The work is no longer wanted.");
    }
  }
}
