package dev.cadenza.engines;

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

  /** What it writes in: primary BCP 47 languages, sorted. */
  List<String> languages();

  /** {@code draft} or {@code natural}. */
  String quality();

  /** What a token costs that it writes, for an estimate beforehand. */
  default Price price() {
    return Price.FREE;
  }

  /**
   * Writes a story. A deterministic writer returns the same story for the same request; one that
   * asks a model far away does what it can.
   *
   * @param progress takes the fraction that is written, 0-1
   * @param meter counts what the writer asks for
   * @return a story in which every requested character appears
   * @throws PermanentFailure {@code unsupported_language}, which lists those that exist; others
   *     when the request can never succeed
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Story write(StoryRequest request, DoubleConsumer progress, Meter meter, Cancellation cancellation)
      throws IOException, InterruptedException;
}
