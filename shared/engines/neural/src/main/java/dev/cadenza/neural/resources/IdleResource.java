package dev.cadenza.neural.resources;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Something that is loaded when it is first used, and released after an idle time. Safe for use by
 * several threads, at the same time.
 */
public final class IdleResource<R> {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle-models").factory());

  private final Callable<R> loader;
  private final Consumer<R> releaser;
  private final Duration idle;
  private R loaded;
  private int users;
  private Future<?> releasing;

  /**
   * What is done with it.
   *
   * @param <R> the resource
   * @param <T> the result
   */
  public interface Use<R, T> {
    T with(R resource) throws Exception;
  }

  public IdleResource(Callable<R> loader, Consumer<R> releaser, Duration idle) {
    this.loader = requireNonNull(loader, "loader");
    this.releaser = requireNonNull(releaser, "releaser");
    this.idle = requireNonNull(idle, "idle");
  }

  public <T> T use(Use<R, T> use) throws Exception {
    R resource = acquire();
    try {
      return use.with(resource);
    } finally {
      release();
    }
  }

  public synchronized boolean isLoaded() {
    return loaded != null;
  }

  private synchronized R acquire() throws Exception {
    if (releasing != null) {
      releasing.cancel(false);
      releasing = null;
    }
    if (loaded == null) {
      loaded = loader.call();
    }
    users++;
    return loaded;
  }

  private synchronized void release() {
    users--;
    if (users == 0) {
      releasing = TIMER.schedule(this::releaseIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void releaseIfIdle() {
    // A user may have come between the timer and this lock.
    if (users == 0 && loaded != null) {
      R old = loaded;
      loaded = null;
      releaser.accept(old);
    }
  }
}
