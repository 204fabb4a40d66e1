package dev.cadenza.dynamodb.item;

import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The cost of a write for a table and its indexes. */
public final class WriteCost {
  private WriteCost() {}

  /** The cost of replacing an item; either may be missing. */
  public static void add(
      Consumed consumed,
      Table table,
      Optional<Map<String, AttributeValue>> before,
      Optional<Map<String, AttributeValue>> after) {
    consumed.write(Units.write(Math.max(size(before), size(after))));
    for (Index index : table.indexes()) {
      consumed.index(index, ofIndex(index, before, after));
    }
  }

  private static int size(Optional<Map<String, AttributeValue>> item) {
    return item.map(Items::size).orElse(0);
  }

  /** A moved entry is a delete and a put. */
  private static double ofIndex(
      Index index,
      Optional<Map<String, AttributeValue>> before,
      Optional<Map<String, AttributeValue>> after) {
    Optional<byte[]> from = before.flatMap(item -> KeyBytes.of(index, item));
    Optional<byte[]> to = after.flatMap(item -> KeyBytes.of(index, item));
    Optional<Map<String, AttributeValue>> old = from.flatMap(entry -> before).map(index::project);
    Optional<Map<String, AttributeValue>> now = to.flatMap(entry -> after).map(index::project);
    if (old.isPresent() && now.isPresent() && Arrays.equals(from.get(), to.get())) {
      return old.equals(now) ? 0 : Units.write(Math.max(size(old), size(now)));
    }
    return (old.isPresent() ? Units.write(size(old)) : 0)
        + (now.isPresent() ? Units.write(size(now)) : 0);
  }
}
