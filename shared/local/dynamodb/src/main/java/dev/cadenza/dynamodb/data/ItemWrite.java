package dev.cadenza.dynamodb.data;

import dev.cadenza.dynamodb.expression.Condition;
import dev.cadenza.dynamodb.expression.Update;
import dev.cadenza.dynamodb.item.KeyBytes;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.item.StoredItems;
import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.MapValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.Map;
import java.util.Optional;

/**
 * A write of one item, which is planned first and then applied.
 *
 * @param key only the attributes of the key
 * @param condition on the stored item
 * @param returnsItem whether a failure of the condition returns the item
 */
record ItemWrite(
    Table table,
    Map<String, AttributeValue> key,
    Action action,
    Optional<Condition> condition,
    boolean returnsItem) {

  static final String TOO_LARGE = "Item size has exceeded the maximum allowed size";

  private static final int MAX_ITEM_BYTES = 400 * 1024;

  /** The action if the condition is true. */
  sealed interface Action {
    record Put(Map<String, AttributeValue> item) implements Action {}

    record Change(Update update) implements Action {}

    /** Keeps an item, or creates one with only its key. */
    record Touch() implements Action {}

    record Delete() implements Action {}

    record Nothing() implements Action {}

    static Action of(Optional<Update> update) {
      return update.<Action>map(Change::new).orElseGet(Touch::new);
    }
  }

  /**
   * The effect of a write.
   *
   * @param before the stored item
   * @param after the item to store
   * @param updatedOld the old values that an update changed
   * @param updatedNew the new values that an update changed
   */
  record Effect(
      Optional<Map<String, AttributeValue>> before,
      Optional<Map<String, AttributeValue>> after,
      Map<String, AttributeValue> updatedOld,
      Map<String, AttributeValue> updatedNew) {}

  byte[] keyBytes() {
    return KeyBytes.of(table.keys(), key);
  }

  /**
   * @throws DynamoDbException when the condition is false, or the new item is invalid
   */
  Effect evaluate(Rows rows) {
    Optional<Map<String, AttributeValue>> before = StoredItems.get(rows, table, keyBytes());
    if (condition.isPresent() && !condition.get().test(before.orElse(Map.of()))) {
      throw failed(before);
    }
    return switch (action) {
      case Action.Put(Map<String, AttributeValue> item) ->
          new Effect(before, Optional.of(item), Map.of(), Map.of());
      case Action.Change(Update update) -> changed(before, update);
      case Action.Touch() ->
          new Effect(before, before.or(() -> Optional.of(key)), Map.of(), Map.of());
      case Action.Delete() -> new Effect(before, Optional.empty(), Map.of(), Map.of());
      case Action.Nothing() -> new Effect(before, before, Map.of(), Map.of());
    };
  }

  /** The new item, without a check of the condition. */
  Effect look(Rows rows) {
    Optional<Map<String, AttributeValue>> stored = StoredItems.get(rows, table, keyBytes());
    return new Effect(stored, stored, Map.of(), Map.of());
  }

  private Effect changed(Optional<Map<String, AttributeValue>> before, Update update) {
    if (before.isEmpty() && !update.createsItem()) {
      return new Effect(before, before, Map.of(), Map.of());
    }
    Update.Result result = update.apply(before.orElse(key), table.keys().names());
    checkSize(result.item(), "Item size to update has exceeded the maximum allowed size");
    KeyRules.checkUpdated(table, result.item());
    return new Effect(before, Optional.of(result.item()), result.updatedOld(), result.updatedNew());
  }

  private DynamoDbException failed(Optional<Map<String, AttributeValue>> item) {
    return new DynamoDbException(
        "ConditionalCheckFailedException",
        "The conditional request failed",
        returnsItem && item.isPresent()
            ? Map.of("Item", new MapValue(item.get()).toJson().get("M"))
            : Map.of());
  }

  void store(Changes changes, Effect effect) {
    switch (action) {
      case Action.Put _, Action.Change _, Action.Touch _ ->
          effect
              .after()
              .ifPresent(
                  item -> StoredItems.put(changes, table, keyBytes(), effect.before(), item));
      case Action.Delete() ->
          effect.before().ifPresent(item -> StoredItems.delete(changes, table, keyBytes(), item));
      case Action.Nothing() -> {}
    }
  }

  /**
   * @throws DynamoDbException when the item is too large
   */
  static void checkSize(Map<String, AttributeValue> item, String message) {
    if (Items.size(item) > MAX_ITEM_BYTES) {
      throw DynamoDbException.validation(message);
    }
  }
}
