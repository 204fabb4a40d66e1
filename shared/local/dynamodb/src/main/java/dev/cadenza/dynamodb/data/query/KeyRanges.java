package dev.cadenza.dynamodb.data.query;

import dev.cadenza.dynamodb.expression.KeyCondition;
import dev.cadenza.dynamodb.item.KeyBytes;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.value.KeyOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Ranges of stored keys. */
final class KeyRanges {
  private KeyRanges() {}

  /** The keys that fulfil a condition, in ascending order. */
  static Range of(KeyCondition.Bound condition) {
    byte[] prefix = KeyBytes.prefix(condition.hash());
    List<KeyCondition.Range> ranges = condition.range();
    for (int i = 0; i + 1 < ranges.size(); i++) {
      prefix = join(prefix, KeyOrder.encode(ranges.get(i).operands().getFirst()));
    }
    return ranges.isEmpty() ? Range.startingWith(prefix) : within(prefix, ranges.getLast());
  }

  private static Range within(byte[] prefix, KeyCondition.Range condition) {
    byte[] first =
        condition.operator() == KeyCondition.Operator.BEGINS_WITH
            ? join(prefix, KeyOrder.encodePrefix(condition.operands().getFirst()))
            : join(prefix, KeyOrder.encode(condition.operands().getFirst()));
    return switch (condition.operator()) {
      case EQ, BEGINS_WITH -> Range.startingWith(first);
      case LT -> Range.between(prefix, Optional.of(first));
      case LE -> Range.between(prefix, Range.successor(first));
      case GT -> Range.between(Range.successor(first).orElseThrow(), Range.successor(prefix));
      case GE -> Range.between(first, Range.successor(prefix));
      case BETWEEN ->
          Range.between(
              first,
              Range.successor(join(prefix, KeyOrder.encode(condition.operands().getLast()))));
    };
  }

  /** One of several segments of a table. */
  static Range segment(long segment, long segments) {
    return Range.between(
        KeyBytes.start(segment * KeyBytes.HASHES / segments),
        segment + 1 == segments
            ? Optional.empty()
            : Optional.of(KeyBytes.start((segment + 1) * KeyBytes.HASHES / segments)));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
