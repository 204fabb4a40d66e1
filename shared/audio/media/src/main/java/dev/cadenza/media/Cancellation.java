package dev.cadenza.media;

import java.util.concurrent.CancellationException;

/** Checks whether the work is cancelled. Long work checks ten times a second or more. */
@FunctionalInterface
public interface Cancellation {
  /** Work that cannot be cancelled. */
  Cancellation NEVER = () -> false;

  boolean cancelled();

  /**
   * @throws CancellationException if the work is cancelled
   */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("The work is cancelled.");
    }
  }
}
