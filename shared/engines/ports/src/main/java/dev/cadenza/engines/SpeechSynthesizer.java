package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Synthesizes speech. Safe for use by several threads. */
public interface SpeechSynthesizer {
  /** The limits of the speed, relative to the default. */
  double SLOWEST = 0.5;

  double FASTEST = 2.0;

  /** Its name in results and in {@code GET /api/engines/}, such as {@code flite}. */
  String name();

  List<Voice> voices();

  /**
   * The base voices for cloning, the most intelligible first.
   *
   * @param usual the default voice of the language
   */
  default List<Voice> bases(Voice usual) {
    return Stream.concat(Stream.of(usual), voices().stream()).distinct().toList();
  }

  /** The price per character of this voice. */
  default Price price(Voice voice) {
    return Price.FREE;
  }

  /** Whether a sentence may contain phonemes, see {@link dev.cadenza.text.marks.PhoneticWord}. */
  default boolean speaksPhonemes() {
    return false;
  }

  /** The asynchronous synthesis of long texts, if supported. */
  default Optional<AsyncSynthesis> asyncSynthesis() {
    return Optional.empty();
  }

  /**
   * Synthesizes one sentence, or a part of one.
   *
   * @param sentence plain text of a few hundred characters at most, see {@link
   *     dev.cadenza.engines.text.SentenceSplitter}
   * @param voice one of {@link #voices}
   * @param speed 1 is the voice's default, 0.5 takes twice as long, 2 half as long
   * @throws PermanentFailure {@code unknown_voice} if the voice belongs to another engine, {@code
   *     invalid_speed}
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException;
}
