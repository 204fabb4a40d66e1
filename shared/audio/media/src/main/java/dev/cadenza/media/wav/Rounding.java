package dev.cadenza.media.wav;

/** Rounding to samples. */
public final class Rounding {
  private Rounding() {}

  /**
   * The nearest 16-bit sample. {@code Math.round} takes several times as long before it is
   * optimized.
   */
  public static short toSample(double value) {
    int nearest = (int) (value < 0 ? value - 0.5 : value + 0.5);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, nearest));
  }
}
