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

  /** The supported language pairs. */
  Set<LanguagePair> pairs();

  /** The price of a character of the source text. */
  default Price price() {
    return Price.FREE;
  }

  /**
   * The same translator, with a meter that counts its cost; empty if each character of the source
   * text costs its {@link #price}, which the caller counts.
   */
  default Optional<Translator> metered(Meter meter) {
    return Optional.empty();
  }

  /**
   * Translates sentences separately.
   *
   * @param sentences plain text of a few hundred characters at most each, see {@link
   *     dev.cadenza.engines.text.SentenceSplitter}
   * @param pair one of {@link #pairs}
   * @return the same number, in the same order
   * @throws PermanentFailure {@code unsupported_language_pair}, which lists the supported ones
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<String> translate(List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException;
}
