package dev.cadenza.dynamodb.item;

import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The items of a table, stored with their entries in all indexes. */
public final class StoredItems {
  private StoredItems() {}

  public static Optional<Map<String, AttributeValue>> get(Rows rows, Table table, byte[] key) {
    return rows.get(table.map(), key).map(Items::decode);
  }

  /**
   * Stores an item, in place of another or none.
   *
   * @param before the stored item; may be empty for a table without indexes
   */
  public static void put(
      Changes changes,
      Table table,
      byte[] key,
      Optional<Map<String, AttributeValue>> before,
      Map<String, AttributeValue> after) {
    changes.put(table.map(), key, Items.encode(after));
    for (Index index : table.indexes()) {
      move(
          changes,
          index.map(),
          key,
          before.flatMap(item -> KeyBytes.of(index, item)),
          KeyBytes.of(index, after));
    }
    table
        .expiry()
        .ifPresent(
            expiry ->
                move(
                    changes,
                    expiry.map(),
                    key,
                    before.flatMap(item -> KeyBytes.of(expiry, item)),
                    KeyBytes.of(expiry, after)));
  }

  public static void delete(
      Changes changes, Table table, byte[] key, Map<String, AttributeValue> before) {
    changes.delete(table.map(), key);
    for (Index index : table.indexes()) {
      move(changes, index.map(), key, KeyBytes.of(index, before), Optional.empty());
    }
    table
        .expiry()
        .ifPresent(
            expiry ->
                move(changes, expiry.map(), key, KeyBytes.of(expiry, before), Optional.empty()));
  }

  private static void move(
      Changes changes, long index, byte[] key, Optional<byte[]> before, Optional<byte[]> after) {
    if (before.isPresent() && after.isPresent() && Arrays.equals(before.get(), after.get())) {
      return;
    }
    before.ifPresent(entry -> changes.deleteEntry(index, entry, key));
    after.ifPresent(entry -> changes.putEntry(index, entry, key));
  }

  /** Fills a new index of a table. Items with invalid key attributes are omitted. */
  public static void fill(Changes changes, Table table, Index index) {
    fill(changes, table, index.map(), item -> KeyBytes.of(index, item));
  }

  /** Creates the order of expiry of a table's items. */
  public static void fill(Changes changes, Table table, Table.Expiry expiry) {
    fill(changes, table, expiry.map(), item -> KeyBytes.of(expiry, item));
  }

  private static void fill(
      Changes changes,
      Table table,
      long index,
      Function<Map<String, AttributeValue>, Optional<byte[]>> key) {
    changes.scan(
        table.map(),
        Range.between(new byte[0], Optional.empty()),
        value -> {
          Map<String, AttributeValue> item = Items.decode(value);
          key.apply(item)
              .ifPresent(entry -> changes.putEntry(index, entry, KeyBytes.of(table.keys(), item)));
          return true;
        });
  }
}
