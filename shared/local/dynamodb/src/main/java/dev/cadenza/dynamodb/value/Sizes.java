package dev.cadenza.dynamodb.value;

import java.math.BigDecimal;

/** Sizes in bytes. */
final class Sizes {
  /** The overhead of a list or map. */
  static final int CONTAINER = 3;

  /** The overhead of each element of a list or map. */
  static final int ELEMENT = 1;

  private Sizes() {}

  static int utf8(String text) {
    int size = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < 0x80) {
        size += 1;
      } else if (c < 0x800) {
        size += 2;
      } else if (Character.isSurrogate(c)) {
        // Half of a surrogate pair, which has four bytes.
        size += 2;
      } else {
        size += 3;
      }
    }
    return size;
  }

  /** Two digits per byte, one byte for the exponent, another for the sign of negative numbers. */
  static int number(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    // Pairs of digits are counted from the decimal point, so an odd exponent splits a pair.
    int digits = number.precision();
    int low = Math.floorDiv(-number.scale(), 2);
    int high = Math.floorDiv(digits - number.scale() - 1, 2);
    return 1 + (high - low + 1) + (number.signum() < 0 ? 1 : 0);
  }
}
