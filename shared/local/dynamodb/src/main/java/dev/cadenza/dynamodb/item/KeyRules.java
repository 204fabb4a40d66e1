package dev.cadenza.dynamodb.item;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.expression.KeyCondition;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.KeySchema;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The rules for keys. Each check throws a ValidationException. */
public final class KeyRules {
  /** The message for a key that does not match the schema. */
  public static final String NO_MATCH = "The provided key element does not match the schema";

  private static final int MAX_HASH_BYTES = 2048;
  private static final int MAX_RANGE_BYTES = 1024;

  private static final String EMPTY = "One or more parameter values are not valid. ";

  private KeyRules() {}

  /** Checks a key that must be exactly the table's key. */
  public static void checkKey(Table table, Map<String, AttributeValue> key) {
    if (key.size() != table.keys().size() || !fits(table.keys(), key)) {
      throw validation(NO_MATCH);
    }
    checkValues(table.keys(), key);
  }

  /** Whether each attribute has a value of the right type. */
  public static boolean fits(KeySchema keys, Map<String, AttributeValue> values) {
    for (KeyCondition.Key key : keys.all()) {
      AttributeValue value = values.get(key.attribute());
      if (value == null || !value.type().equals(key.type())) {
        return false;
      }
    }
    return true;
  }

  /** Checks an item before it is stored. */
  public static void checkItem(Table table, Map<String, AttributeValue> item) {
    for (KeyCondition.Key key : table.keys().all()) {
      AttributeValue value = item.get(key.attribute());
      if (value == null) {
        throw validation(
            "One or more parameter values were invalid: Missing the key "
                + key.attribute()
                + " in the item");
      }
      if (!value.type().equals(key.type())) {
        throw validation(
            "One or more parameter values were invalid: Type mismatch for key "
                + key.attribute()
                + " expected: "
                + key.type()
                + " actual: "
                + value.type());
      }
    }
    checkValues(table.keys(), item);
    checkIndexes(
        table,
        item,
        (index, key) ->
            "A value specified for a secondary index key is not supported. "
                + emptyValue(key)
                + " IndexName: "
                + index.name()
                + ", IndexKey: "
                + key.attribute());
  }

  /** Checks an updated item. */
  public static void checkUpdated(Table table, Map<String, AttributeValue> item) {
    checkIndexes(
        table,
        item,
        (_, key) ->
            "The update expression attempted to update a secondary index key to a value that is"
                + " not supported. "
                + emptyValue(key));
  }

  private static void checkValues(KeySchema keys, Map<String, AttributeValue> values) {
    for (KeyCondition.Key key : keys.all()) {
      if (isEmpty(values.get(key.attribute()))) {
        throw validation(EMPTY + emptyValue(key) + " Key: " + key.attribute());
      }
    }
    checkSize(keys.hash(), values, MAX_HASH_BYTES);
    checkSize(keys.range(), values, MAX_RANGE_BYTES);
  }

  /**
   * Checks the index key attributes of an item.
   *
   * @param whenEmpty the message for an index with an empty key
   */
  private static void checkIndexes(
      Table table,
      Map<String, AttributeValue> item,
      BiFunction<Index, KeyCondition.Key, String> whenEmpty) {
    for (Index index : table.indexes()) {
      for (KeyCondition.Key key : index.keys().all()) {
        AttributeValue value = item.get(key.attribute());
        if (value != null) {
          checkIndexed(index, key, value, whenEmpty);
        }
      }
      if (fits(index.keys(), item)) {
        checkSize(index.keys().hash(), item, MAX_HASH_BYTES);
        checkSize(index.keys().range(), item, MAX_RANGE_BYTES);
      }
    }
  }

  private static void checkIndexed(
      Index index,
      KeyCondition.Key key,
      AttributeValue value,
      BiFunction<Index, KeyCondition.Key, String> whenEmpty) {
    if (!value.type().equals(key.type())) {
      throw validation(
          "One or more parameter values were invalid: Type mismatch for Index Key "
              + key.attribute()
              + " Expected: "
              + key.type()
              + " Actual: "
              + value.type()
              + " IndexName: "
              + index.name());
    }
    if (isEmpty(value)) {
      throw validation(EMPTY + whenEmpty.apply(index, key));
    }
  }

  private static void checkSize(
      List<KeyCondition.Key> keys, Map<String, AttributeValue> values, int largest) {
    if (size(keys, values) > largest) {
      throw validation(
          largest == MAX_HASH_BYTES
              ? "One or more parameter values were invalid: Size of hashkey has exceeded the"
                  + " maximum size limit of2048 bytes"
              : "One or more parameter values were invalid: Aggregated size of all range keys has"
                  + " exceeded the size limit of 1024 bytes");
    }
  }

  private static int size(List<KeyCondition.Key> keys, Map<String, AttributeValue> values) {
    return keys.stream().mapToInt(key -> values.get(key.attribute()).size()).sum();
  }

  /** Whether the size of a key is allowed. */
  static boolean isSmall(KeySchema keys, Map<String, AttributeValue> values) {
    return size(keys.hash(), values) <= MAX_HASH_BYTES
        && size(keys.range(), values) <= MAX_RANGE_BYTES;
  }

  /** Numbers are never empty. */
  private static boolean isEmpty(AttributeValue value) {
    return value.size() == 0;
  }

  /** Whether the error is an empty key of a table or an index. */
  public static boolean isOfEmptyKey(DynamoDbException failure) {
    return failure.getMessage().startsWith(EMPTY);
  }

  private static String emptyValue(KeyCondition.Key key) {
    return "The AttributeValue for a key attribute cannot contain an empty "
        + (key.type().equals("B") ? "binary" : "string")
        + " value.";
  }
}
