package dev.cadenza.jobs;

import dev.cadenza.model.JobEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Pushes events in the background and in order, so that a worker does not wait for connections.
 *
 * <p>Closing waits for pending pushes: a Lambda function is frozen after its response.
 */
public final class OrderedFeed implements JobFeed, AutoCloseable {
  private static final long LAST_PUSH_SECONDS = 5;

  private final JobFeed target;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("feed").factory());

  public OrderedFeed(JobFeed target) {
    this.target = target;
  }

  @Override
  public void push(JobEvent event) {
    line.execute(() -> target.push(event));
  }

  @Override
  public void close() {
    line.shutdown();
    try {
      if (!line.awaitTermination(LAST_PUSH_SECONDS, TimeUnit.SECONDS)) {
        line.shutdownNow();
      }
    } catch (InterruptedException e) {
      line.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
