package dev.cadenza.neural.bergamot;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A model that is loaded by its first use, is shared by all threads, and is released when nobody
 * has used it for a while.
 */
final class WarmModel<M extends AutoCloseable> {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle-translation-models").factory());

  private final Loader<M> loader;
  private final Duration idle;
  private M model;
  private int users;
  private Future<?> release;

  /** Loads the model. */
  interface Loader<M> {
    M load() throws IOException;
  }

  /** Work with the model. */
  interface Use<M, R> {
    R with(M model) throws InterruptedException;
  }

  WarmModel(Loader<M> loader, Duration idle) {
    this.loader = loader;
    this.idle = idle;
  }

  /**
   * @throws IOException if the model cannot be loaded
   */
  <R> R use(Use<M, R> work) throws IOException, InterruptedException {
    M acquired = acquire();
    try {
      return work.with(acquired);
    } finally {
      giveBack();
    }
  }

  synchronized boolean loaded() {
    return model != null;
  }

  private synchronized M acquire() throws IOException {
    if (model == null) {
      model = loader.load();
    }
    users++;
    if (release != null) {
      release.cancel(false);
      release = null;
    }
    return model;
  }

  private synchronized void giveBack() {
    users--;
    if (users == 0) {
      release = TIMER.schedule(this::releaseIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void releaseIfIdle() {
    if (users > 0 || model == null) {
      return;
    }
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException("A translation model cannot be released.", e);
    } finally {
      model = null;
    }
  }
}
