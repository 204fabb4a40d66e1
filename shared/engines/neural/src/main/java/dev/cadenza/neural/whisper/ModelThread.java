package dev.cadenza.neural.whisper;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread that owns a model: it loads the model when there is work, does one piece of work after
 * another, and ends and releases the model when there was none for a while. So a model is loaded
 * once however many jobs there are, and all of them share its threads. Safe for use by several
 * threads.
 */
final class ModelThread<M extends AutoCloseable> {
  private final ThreadPoolExecutor executor;

  /**
   * @param name of the thread
   * @param idle after which the model is released
   */
  ModelThread(String name, Duration idle, Callable<M> loader) {
    requireNonNull(loader, "loader");
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            idle.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Owner<>(name, work, loader));
    executor.allowCoreThreadTimeOut(true);
  }

  /** Work with a model. It stops soon when its thread is interrupted. */
  interface Work<M, T> {
    T with(M model) throws Exception;
  }

  /** Queues work. Cancelling the future interrupts it. */
  <T> Future<T> submit(Work<M, T> work) {
    return executor.submit(() -> work.with(model()));
  }

  @SuppressWarnings("unchecked") // The executor's threads are all of this kind.
  private M model() throws Exception {
    return ((Owner<M>) Thread.currentThread()).model();
  }

  /** Whether the model may be loaded: a thread is there that owns it. */
  boolean warm() {
    return executor.getPoolSize() > 0;
  }

  private static final class Owner<M extends AutoCloseable> extends Thread {
    private final Callable<M> loader;
    private M model;

    Owner(String name, Runnable work, Callable<M> loader) {
      super(work, name);
      this.loader = loader;
      setDaemon(true);
    }

    private M model() throws Exception {
      if (model == null) {
        model = loader.call();
      }
      return model;
    }

    @Override
    public void run() {
      try {
        super.run();
      } finally {
        release();
      }
    }

    private void release() {
      if (model != null) {
        try {
          model.close();
        } catch (Exception e) {
          throw new IllegalStateException("A model could not be released.", e);
        }
      }
    }
  }
}
