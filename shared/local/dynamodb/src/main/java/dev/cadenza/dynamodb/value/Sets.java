package dev.cadenza.dynamodb.value;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Shared code of all sets. */
final class Sets {
  private Sets() {}

  /** In sorted order, like the service's responses. */
  static <T> Set<T> ordered(Stream<T> values, Comparator<? super T> order) {
    Set<T> ordered = new LinkedHashSet<>();
    values.sorted(order).forEach(ordered::add);
    if (ordered.isEmpty()) {
      throw new IllegalArgumentException("a set is never empty");
    }
    return Collections.unmodifiableSet(ordered);
  }
}
