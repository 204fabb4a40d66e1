package dev.cadenza.media;

/** Receives progress. It may be called from another thread, at any rate. */
@FunctionalInterface
public interface Progress {
  /** Ignores progress. */
  Progress NONE = seconds -> {};

  /**
   * @param seconds the processed seconds of the input; never decreases
   */
  void seconds(double seconds);
}
