package dev.cadenza.neural.whisper;

import java.util.List;

/**
 * What the decoder makes of a piece of sound.
 *
 * @param noSpeech the probability that the audio contains no speech, 0-1
 */
record Decoded(List<Token> tokens, double noSpeech) {
  /** The decoder writes no more at once, so the rest would be lost. */
  private static final int MOST_TOKENS = 215;

  /** As in Whisper's reference. */
  private static final double SILENT = 0.6;

  /** The mean logarithm of the probabilities of a text that is trusted, as in the reference. */
  private static final double TRUSTED = -1;

  /** Likewise, of a text that no sound is the reason for. */
  private static final double BY_CHANCE = -2;

  /** Fewer tokens a second are not how people speak. */
  private static final double SPARSE = 0.5;

  Decoded {
    tokens = List.copyOf(tokens);
  }

  /**
   * Whether it is not what is said: text by chance, as from the highest temperature; or text for
   * audio without speech that is improbable, or a word or two where there should be many, such as
   * "you" for music.
   *
   * @param seconds how long the sound is
   */
  boolean isInvented(double seconds) {
    double mean = meanLogarithm();
    return mean < BY_CHANCE
        || (noSpeech > SILENT && (mean < TRUSTED || tokens.size() < SPARSE * seconds));
  }

  /** Whether the decoder was stopped by its limit. */
  boolean isFull() {
    return tokens.size() >= MOST_TOKENS;
  }

  double meanLogarithm() {
    return tokens.stream()
        .mapToDouble(token -> Math.log(Math.max(token.probability(), 1e-6)))
        .average()
        .orElse(0);
  }
}
