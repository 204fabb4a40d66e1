package dev.cadenza.engines;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What engines ask for a job, as far as their published prices tell.
 *
 * @param micros millionths of a dollar, rounded up
 */
public record Cost(long micros) {
  /** Under which a result's metadata has it, in dollars. */
  public static final String KEY = "cost_usd";

  public static final Cost NOTHING = new Cost(0);

  private static final int MICROS = 6;

  public Cost {
    if (micros < 0) {
      throw new IllegalArgumentException("A cost of " + micros + " millionths?");
    }
  }

  /**
   * @param quantity in the price's unit
   */
  public static Cost of(Price price, double quantity) {
    // Rounded first: 0.1 + 0.2 is not to cost a millionth more than 0.3.
    BigDecimal usd = new BigDecimal(price.of(quantity)).round(new MathContext(9));
    return new Cost(usd.movePointRight(MICROS).setScale(0, RoundingMode.UP).longValueExact());
  }

  public Cost and(Cost other) {
    return new Cost(micros + other.micros);
  }

  public BigDecimal usd() {
    return BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
  }

  /** As a result's metadata has it. */
  public Map<String, Object> metadata() {
    return Map.of(KEY, usd().doubleValue());
  }
}
