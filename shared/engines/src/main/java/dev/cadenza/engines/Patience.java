package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a service, and hears meanwhile that nobody needs its answer any more. */
public final class Patience {
  private static final long LOOK_MS = 100;

  private Patience() {}

  /**
   * Waits until the work is done; work that nobody waits for any more is cancelled.
   *
   * @param meanwhile runs ten times a second on the calling thread; what it throws ends the waiting
   * @throws CancellationException if the work is cancelled
   * @throws ExecutionException with what the work itself has thrown
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static <T> T await(Future<T> work, Runnable meanwhile, Cancellation cancellation)
      throws InterruptedException, ExecutionException {
    try {
      while (true) {
        cancellation.check();
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
}
