package dev.cadenza.engines.story;

import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/** Writes stories. Safe for use by several threads. */
public interface StoryWriter {
  /** Its name in results and in {@code GET /api/engines/}, such as {@code storyteller}. */
  String name();

  /** The supported languages: primary BCP 47 languages, sorted. */
  List<String> languages();

  /** {@code draft} or {@code natural}. */
  String quality();

  /** The price of an output token, for an estimate before the call. */
  default Price price() {
    return Price.FREE;
  }

  /**
   * Writes a story. A deterministic writer returns the same story for the same request; a model
   * need not.
   *
   * @param progress receives the written fraction, 0-1
   * @param meter counts the cost
   * @return a story in which every requested character appears
   * @throws PermanentFailure {@code unsupported_language}, which lists the supported ones; other
   *     codes when the request can never succeed
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Story write(StoryRequest request, DoubleConsumer progress, Meter meter, Cancellation cancellation)
      throws IOException, InterruptedException;
}
