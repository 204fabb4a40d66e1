package dev.cadenza.media;

/** Takes how much is done. It may be called from another thread, and as often as is convenient. */
@FunctionalInterface
public interface Progress {
  /** Ignores progress. */
  Progress NONE = seconds -> {};

  /**
   * @param seconds of sound that are done, from the start of what was given; never fewer than
   *     reported before
   */
  void seconds(double seconds);
}
