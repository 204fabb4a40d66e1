package dev.cadenza.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The rules that all sets share. */
final class Sets {
  private Sets() {}

  static <T> Set<T> copy(Set<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a set is never empty");
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  static Set<BigDecimal> numbers(Set<BigDecimal> values) {
    Set<BigDecimal> canonical = new LinkedHashSet<>();
    for (BigDecimal value : values) {
      canonical.add(Numbers.canonical(value));
    }
    return copy(canonical);
  }
}
