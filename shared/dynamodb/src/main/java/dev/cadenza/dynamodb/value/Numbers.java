package dev.cadenza.dynamodb.value;

import java.math.BigDecimal;

/** What DynamoDB takes for a number. */
final class Numbers {
  private Numbers() {}

  static BigDecimal parse(String text) {
    return canonical(new BigDecimal(text));
  }

  static BigDecimal canonical(BigDecimal value) {
    return value.stripTrailingZeros();
  }
}
