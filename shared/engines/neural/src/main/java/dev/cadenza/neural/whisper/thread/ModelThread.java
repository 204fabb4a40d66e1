package dev.cadenza.neural.whisper.thread;

import dev.cadenza.media.Cancellation;
import dev.cadenza.neural.resources.Cores;
import dev.cadenza.neural.resources.IdleResource;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does one piece of work with a model after another. So a model is in memory once
 * however many jobs there are, and all of them share its threads. It is loaded when there is work,
 * and released when there was none for a while. Safe for use by several threads.
 */
public final class ModelThread<M extends AutoCloseable> {
  private final ThreadPoolExecutor executor;
  private final IdleResource<M> model;
  private final int cores;

  /**
   * @param name of the thread
   * @param cores that its work takes
   * @param idle after which the model is released
   */
  public ModelThread(String name, int cores, Duration idle, Callable<M> loader) {
    this.cores = cores;
    this.model = new IdleResource<>(loader, ModelThread::close, idle);
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            idle.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name(name).factory());
    executor.allowCoreThreadTimeOut(true);
  }

  private static void close(AutoCloseable model) {
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException("A model could not be released.", e);
    }
  }

  /** Queues work, which stops soon when its thread is interrupted. Cancelling interrupts it. */
  <T> Future<T> submit(IdleResource.Use<M, T> work) {
    return executor.submit(
        () ->
            model.use(
                loaded -> {
                  try (Cores.Share _ = Cores.MACHINE.take(cores, Cancellation.NEVER)) {
                    return work.with(loaded);
                  }
                }));
  }
}
