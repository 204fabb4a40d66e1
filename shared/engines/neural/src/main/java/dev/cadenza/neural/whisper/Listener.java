package dev.cadenza.neural.whisper;

/** Receives the progress of the decoder, and may stop it. Neither method may throw. */
interface Listener {
  /** Whether to stop. Asked many times a second. */
  boolean stopped();

  /**
   * @param count how many tokens of the sound there are so far
   */
  void tokens(int count);
}
