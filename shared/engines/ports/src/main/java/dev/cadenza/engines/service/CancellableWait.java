package dev.cadenza.engines.service;

import dev.cadenza.media.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for a service, and stops when the work is cancelled. */
public final class CancellableWait {
  private static final long LOOK_MS = 100;

  private CancellableWait() {}

  /**
   * Starts work and waits until it is done; cancelled work is aborted. Nothing is started on an
   * interrupted thread, or for cancelled work.
   *
   * @param begin starts the work and returns immediately
   * @param meanwhile called ten times a second on the calling thread; an exception ends the waiting
   * @throws CancellationException if the work is cancelled
   * @throws ExecutionException with the exception of the work
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static <T> T await(
      Supplier<? extends Future<T>> begin, Runnable meanwhile, Cancellation cancellation)
      throws InterruptedException, ExecutionException {
    check(cancellation);
    Future<T> work = begin.get();
    try {
      while (true) {
        check(cancellation);
        meanwhile.run();
        try {
          return work.get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          // Still in progress.
        }
      }
    } finally {
      // Has no effect on finished work.
      work.cancel(true);
    }
  }

  /** A finished future returns its value without checking the interrupt, so this checks it. */
  private static void check(Cancellation cancellation) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted while waiting for a service.");
    }
    cancellation.check();
  }
}
