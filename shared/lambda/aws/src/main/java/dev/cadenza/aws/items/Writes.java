package dev.cadenza.aws.items;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The single writes of changes, with their conditions. */
public final class Writes {
  private Writes() {}

  /** Writes an item that has this version in the table. */
  public static TransactWriteItem put(
      String table, Map<String, AttributeValue> item, long version) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("version = :version")
            .expressionAttributeValues(Map.of(":version", AttributeValues.number(version)))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  public static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  /** Writes an item whose key must be new. */
  public static TransactWriteItem once(
      String table, String keyName, Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#key)")
            .expressionAttributeNames(Map.of("#key", keyName))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  public static TransactWriteItem delete(String table, String id, long version) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(AttributeValues.key("id", id))
            .conditionExpression("version = :version")
            .expressionAttributeValues(Map.of(":version", AttributeValues.number(version)))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  public static TransactWriteItem delete(String table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(table).key(key).build())
        .build();
  }
}
