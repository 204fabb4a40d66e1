package dev.cadenza.dynamodb.data;

import dev.cadenza.dynamodb.expression.Condition;
import dev.cadenza.dynamodb.expression.Legacy;
import dev.cadenza.dynamodb.expression.Placeholders;
import dev.cadenza.dynamodb.expression.Update;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.Map;
import java.util.Optional;

/**
 * Parses the writes of single items in requests and in the actions of transactions. Errors in
 * expressions are detected immediately, others when the write is bound to its table.
 */
final class ItemWrites {
  private ItemWrites() {}

  /** A write before it is bound to its table. */
  @FunctionalInterface
  interface Draft {
    /**
     * @throws DynamoDbException when the write does not match the table
     */
    ItemWrite bind(Table table);
  }

  static Draft put(Parameters request) {
    Map<String, AttributeValue> item = Common.item(request, "Item");
    Optional<Condition> condition = condition(request);
    return table -> put(table, item, condition, Common.returnsItem(request));
  }

  static ItemWrite put(
      Table table,
      Map<String, AttributeValue> item,
      Optional<Condition> condition,
      boolean returnsItem) {
    KeyRules.checkItem(table, item);
    ItemWrite.checkSize(item, ItemWrite.TOO_LARGE);
    return new ItemWrite(
        table, Common.key(table, item), new ItemWrite.Action.Put(item), condition, returnsItem);
  }

  static Draft delete(Parameters request) {
    return keyed(request, new ItemWrite.Action.Delete());
  }

  static ItemWrite delete(Table table, Map<String, AttributeValue> key) {
    KeyRules.checkKey(table, key);
    return new ItemWrite(table, key, new ItemWrite.Action.Delete(), Optional.empty(), false);
  }

  static Draft check(Parameters request) {
    return keyed(request, new ItemWrite.Action.Nothing());
  }

  private static Draft keyed(Parameters request, ItemWrite.Action action) {
    Map<String, AttributeValue> key = Common.item(request, "Key");
    Optional<Condition> condition = condition(request);
    return table -> {
      KeyRules.checkKey(table, key);
      return new ItemWrite(table, key, action, condition, Common.returnsItem(request));
    };
  }

  static Draft update(Parameters request) {
    Map<String, AttributeValue> key = Common.item(request, "Key");
    Legacy.requireNotMixed(request.json());
    Optional<String> updateText = request.text("UpdateExpression");
    Optional<String> conditionText = request.text("ConditionExpression");
    Placeholders placeholders =
        Placeholders.of(request.json(), "UpdateExpression", "ConditionExpression");
    Optional<Update> update =
        updateText
            .map(text -> Update.parse(text, placeholders))
            .or(() -> Legacy.attributeUpdates(request.json()));
    Optional<Condition> condition =
        conditionText
            .map(text -> Condition.parse(text, "ConditionExpression", placeholders))
            .or(() -> Legacy.expected(request.json()));
    placeholders.requireAllUsed();
    return table -> {
      update.ifPresent(changes -> changes.requireNoneOf(table.keys().names()));
      KeyRules.checkKey(table, key);
      return new ItemWrite(
          table, key, ItemWrite.Action.of(update), condition, Common.returnsItem(request));
    };
  }

  private static Optional<Condition> condition(Parameters request) {
    Legacy.requireNotMixed(request.json());
    Optional<String> text = request.text("ConditionExpression");
    Placeholders placeholders = Placeholders.of(request.json(), "ConditionExpression");
    Optional<Condition> condition =
        text.map(expression -> Condition.parse(expression, "ConditionExpression", placeholders))
            .or(() -> Legacy.expected(request.json()));
    placeholders.requireAllUsed();
    return condition;
  }

  /**
   * @throws DynamoDbException for another value
   */
  static void checkReturnValues(Parameters request) {
    String asked = request.text("ReturnValues").orElse("NONE");
    if (!asked.equals("NONE") && !asked.equals("ALL_OLD")) {
      throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
    }
  }
}
