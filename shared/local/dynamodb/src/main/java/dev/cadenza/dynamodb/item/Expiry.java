package dev.cadenza.dynamodb.item;

import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.KeyOrder;
import dev.cadenza.dynamodb.value.NumberValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deletes expired items. */
public final class Expiry {
  /** The maximum number per commit, so that writers do not wait long. */
  private static final int AT_ONCE = 100;

  /** Items with an earlier time are not deleted: the value may not be a time. */
  private static final Duration MAX_AGE = Duration.ofDays(5 * 365);

  private final Database database;

  public Expiry(Database database) {
    this.database = database;
  }

  /**
   * Checks all tables once.
   *
   * @return the number of deleted items
   */
  public int sweep() {
    int deleted = 0;
    for (Table table : database.catalog().tables().values()) {
      if (table.expiry().isPresent()) {
        int some;
        do {
          some = sweep(table.name());
          deleted += some;
        } while (some == AT_ONCE);
      }
    }
    return deleted;
  }

  private int sweep(String name) {
    return database.write(
        () -> {
          Table table = database.catalog().tables().get(name);
          return changes ->
              table == null
                  ? 0
                  : table.expiry().map(expiry -> sweep(changes, table, expiry)).orElse(0);
        });
  }

  private int sweep(Changes changes, Table table, Table.Expiry expiry) {
    List<Map<String, AttributeValue>> expired = expired(changes, table, expiry);
    for (Map<String, AttributeValue> item : expired) {
      StoredItems.delete(changes, table, KeyBytes.of(table.keys(), item), item);
    }
    return expired.size();
  }

  private List<Map<String, AttributeValue>> expired(Rows rows, Table table, Table.Expiry expiry) {
    long now = database.clock().instant().getEpochSecond();
    Range range =
        Range.between(
            KeyOrder.encode(NumberValue.of(now - MAX_AGE.toSeconds())),
            Range.successor(KeyOrder.encode(NumberValue.of(now))));
    List<Map<String, AttributeValue>> expired = new ArrayList<>();
    rows.scanIndex(
        table.map(),
        expiry.map(),
        range,
        value -> {
          expired.add(Items.decode(value));
          return expired.size() < AT_ONCE;
        });
    return expired;
  }
}
