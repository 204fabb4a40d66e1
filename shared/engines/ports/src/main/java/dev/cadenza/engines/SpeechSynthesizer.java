package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Speaks. Safe for use by several threads. */
public interface SpeechSynthesizer {
  /** Half and double the usual speed. */
  double SLOWEST = 0.5;

  double FASTEST = 2.0;

  /** Its name in results and in {@code GET /api/engines/}, such as {@code flite}. */
  String name();

  List<Voice> voices();

  /**
   * The voices to make others from, those that are understood best first.
   *
   * @param usual the one that is used when only its language is known
   */
  default List<Voice> bases(Voice usual) {
    return Stream.concat(Stream.of(usual), voices().stream()).distinct().toList();
  }

  /** The price per character of this voice. */
  default Price price(Voice voice) {
    return Price.FREE;
  }

  /** The asynchronous synthesis of long texts, if supported. */
  default Optional<AsyncSynthesis> asyncSynthesis() {
    return Optional.empty();
  }

  /**
   * Speaks one sentence, or a part of one.
   *
   * @param sentence plain text of a few hundred characters at most, see {@link
   *     dev.cadenza.engines.text.SentenceSplitter}
   * @param voice one of {@link #voices}
   * @param speed 1 is the voice's own, 0.5 takes twice as long, 2 half as long
   * @throws PermanentFailure {@code unknown_voice} if the voice is another engine's, {@code
   *     invalid_speed}
   * @throws TransientFailure if the engine fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException;
}
