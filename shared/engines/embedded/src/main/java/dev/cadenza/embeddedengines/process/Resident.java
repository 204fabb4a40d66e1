package dev.cadenza.embeddedengines.process;

import dev.cadenza.media.Cancellation;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A persistent child, shared by all threads, for one request at a time. It is started by the first
 * request, ended after an idle time, and ended immediately when a request fails, so that the next
 * request gets a new one.
 */
public final class Resident<C extends Resident.Child> {
  private static final long POLL_MILLIS = 100;

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle-engines").factory());

  private final Supplier<C> starter;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private C child;
  private Future<?> ending;

  /** One or more processes that answer requests. */
  public interface Child extends AutoCloseable {
    /** Whether every process still runs. */
    boolean alive();

    @Override
    void close();
  }

  /**
   * A request to the child.
   *
   * @param <C> the child
   * @param <A> the response
   * @param <E> what it throws when the child fails
   */
  public interface Request<C, A, E extends Exception> {
    A send(C child) throws InterruptedException, E;
  }

  public Resident(Supplier<C> starter, Duration idle) {
    this.starter = starter;
    this.idle = idle;
  }

  public <A, E extends Exception> A ask(Request<C, A, E> request, Cancellation cancellation)
      throws InterruptedException, E {
    while (!lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      cancellation.check();
    }
    boolean answered = false;
    try {
      if (ending != null) {
        ending.cancel(false);
      }
      if (child == null || !child.alive()) {
        end();
        child = starter.get();
      }
      A answer = request.send(child);
      answered = true;
      return answer;
    } finally {
      if (answered) {
        ending = TIMER.schedule(this::endIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        // The rest of an incomplete response must not be read by the next request.
        end();
      }
      lock.unlock();
    }
  }

  private void endIfIdle() {
    if (lock.tryLock()) {
      try {
        end();
      } finally {
        lock.unlock();
      }
    }
  }

  private void end() {
    if (child != null) {
      child.close();
      child = null;
    }
  }
}
