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
   * Starts work and waits until it is done; cancelled work is aborted. Nothing begins on a thread
   * that is interrupted already, or for work that is cancelled already.
   *
   * @param begin what returns at once with the work under way
   * @param meanwhile runs ten times a second on the calling thread; what it throws ends the waiting
   * @throws CancellationException if the work is cancelled
   * @throws ExecutionException with what the work itself has thrown
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
          // It is still at it.
        }
      }
    } finally {
      // Of no effect on what is done.
      work.cancel(true);
    }
  }

  /** A future that is done gives what it has without a look at the thread, so this looks. */
  private static void check(Cancellation cancellation) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted while waiting for a service.");
    }
    cancellation.check();
  }
}
