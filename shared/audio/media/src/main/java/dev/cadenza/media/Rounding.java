package dev.cadenza.media;

/** To whole samples. */
final class Rounding {
  private Rounding() {}

  /**
   * The nearest sample of 16 bits. {@code Math.round} takes several times as long before it is
   * optimized.
   */
  static short toSample(double value) {
    int nearest = (int) (value < 0 ? value - 0.5 : value + 0.5);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, nearest));
  }
}
