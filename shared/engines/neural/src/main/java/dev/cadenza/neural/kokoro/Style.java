package dev.cadenza.neural.kokoro;

import dev.cadenza.model.TransientFailure;
import java.io.IOException;

/** The style vector of a Kokoro voice. */
interface Style {
  /**
   * The style vector for an utterance.
   *
   * @param phonemes how many tokens are spoken, without padding
   * @return 256 numbers
   * @throws TransientFailure {@code model_failed} if a voice's file is damaged
   */
  float[] vector(int phonemes) throws IOException;
}
