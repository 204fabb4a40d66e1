package dev.cadenza.neural.whisper.thread;

import dev.cadenza.engines.service.CancellableWait;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.neural.resources.IdleResource;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Waits for the work of a model's thread. */
public record Waiting(Cancellation cancellation) {
  /**
   * @param meanwhile runs ten times a second on the waiting thread
   * @throws CancellationException if the work is cancelled; the model stops soon after
   */
  public <M extends AutoCloseable, T> T on(
      ModelThread<M> thread, IdleResource.Use<M, T> work, Runnable meanwhile)
      throws IOException, InterruptedException {
    try {
      return CancellableWait.await(() -> thread.submit(work), meanwhile, cancellation);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default ->
            throw new TransientFailure("recognition_failed", "The model failed.", e.getCause());
      }
    }
  }
}
