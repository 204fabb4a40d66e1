package dev.cadenza.neural.resources;

import dev.cadenza.media.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cores that models compute on. All engines take their share here, so that two jobs with
 * different engines do not run more threads than there are cores. Requests are served in the order
 * of their arrival. Safe for use by several threads.
 */
public final class Cores {
  private static final int MOST_FOR_ONE = 4;
  private static final long POLL_MILLIS = 50;

  /** Of this machine. */
  public static final Cores MACHINE = new Cores(Runtime.getRuntime().availableProcessors());

  private final int count;
  private final Semaphore free;

  /**
   * @param count how many there are, 1 or more
   */
  public Cores(int count) {
    this.count = count;
    this.free = new Semaphore(count, true);
  }

  /** How many threads a model gets that gains from several. */
  public int forOne() {
    return Math.min(MOST_FOR_ONE, count);
  }

  /**
   * Waits for cores. No thread may wait for more while it has some.
   *
   * @param wanted at most {@link #forOne()}
   * @throws CancellationException if the work is cancelled meanwhile
   * @throws InterruptedException if the thread is interrupted
   */
  public Share take(int wanted, Cancellation cancellation) throws InterruptedException {
    cancellation.check();
    while (!free.tryAcquire(wanted, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      cancellation.check();
    }
    return new Share(free, wanted);
  }

  /** Cores that were taken. Any thread may give them back, once. */
  public static final class Share implements AutoCloseable {
    private final Semaphore free;
    private final int taken;
    private final AtomicBoolean returned = new AtomicBoolean();

    private Share(Semaphore free, int taken) {
      this.free = free;
      this.taken = taken;
    }

    @Override
    public void close() {
      if (returned.compareAndSet(false, true)) {
        free.release(taken);
      }
    }
  }
}
