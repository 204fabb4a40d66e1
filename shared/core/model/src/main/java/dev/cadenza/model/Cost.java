package dev.cadenza.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The price of engine calls, from published prices.
 *
 * @param micros millionths of a dollar, rounded up
 */
public record Cost(long micros) implements Comparable<Cost> {
  public static final Cost NOTHING = new Cost(0);

  private static final int MICROS = 6;

  public Cost {
    if (micros < 0) {
      throw new IllegalArgumentException("A cost of " + micros + " millionths?");
    }
  }

  public static Cost ofUsd(double usd) {
    // Rounded first: 0.1 + 0.2 must not cost a millionth more than 0.3.
    BigDecimal exact = new BigDecimal(usd).round(new MathContext(9));
    return new Cost(exact.movePointRight(MICROS).setScale(0, RoundingMode.UP).longValueExact());
  }

  public Cost and(Cost other) {
    return new Cost(micros + other.micros);
  }

  /** The difference to another cost; zero if the other is higher. */
  public Cost without(Cost other) {
    return new Cost(Math.max(0, micros - other.micros));
  }

  public BigDecimal usd() {
    return BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
  }

  @Override
  public int compareTo(Cost other) {
    return Long.compare(micros, other.micros);
  }
}
