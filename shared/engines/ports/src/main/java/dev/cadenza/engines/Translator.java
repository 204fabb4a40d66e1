package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Translates text. Safe for use by several threads. */
public interface Translator {
  /** Its name in results and in {@code GET /api/engines/}, such as {@code apertium}. */
  String name();

  /** What it can translate. */
  Set<LanguagePair> pairs();

  /** What a character of the source costs. */
  default Price price() {
    return Price.FREE;
  }

  /**
   * The same translator, with a meter that counts what it costs; empty if each character of the
   * source costs its {@link #price}, which those count who ask.
   */
  default Optional<Translator> metered(Meter meter) {
    return Optional.empty();
  }

  /**
   * Translates sentences, each for itself.
   *
   * @param sentences plain text of a few hundred characters at most each, see {@link
   *     dev.cadenza.engines.text.SentenceSplitter}
   * @param pair one of {@link #pairs}
   * @return as many, in the same order
   * @throws PermanentFailure {@code unsupported_language_pair}, which lists those that exist
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<String> translate(List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException;
}
