package dev.cadenza.aws;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.Lease;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The single writes of changes, with their conditions. */
final class Writes {
  private Writes() {}

  /** Writes an item that has this version in the table. */
  static TransactWriteItem put(String table, Map<String, AttributeValue> item, long version) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("version = :version")
            .expressionAttributeValues(Map.of(":version", AttributeValues.number(version)))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  /** Writes an item whose key must be new. */
  static TransactWriteItem once(String table, String keyName, Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#key)")
            .expressionAttributeNames(Map.of("#key", keyName))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  static TransactWriteItem delete(String table, String id, long version) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(AttributeValues.key("id", id))
            .conditionExpression("version = :version")
            .expressionAttributeValues(Map.of(":version", AttributeValues.number(version)))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  static TransactWriteItem delete(String table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(table).key(key).build())
        .build();
  }

  static UpdateItemRequest renewal(String table, Job job, Instant until) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(AttributeValues.key("id", job.id()))
        .updateExpression(
            "SET lease_until = :until, due_at = :due, lease_claims = :claims,"
                + " lease_paid_micros = :paid")
        .conditionExpression("version = :version AND lease_holder = :holder")
        .expressionAttributeValues(
            Map.of(
                ":until", AttributeValues.number(until.toEpochMilli()),
                ":due", AttributeValues.number(until.plus(JobItems.GRACE).toEpochMilli()),
                ":claims", AttributeValues.number(job.claims()),
                ":paid",
                    AttributeValues.number(
                        job.lease().map(Lease::paid).orElse(Cost.NOTHING).micros()),
                ":version", AttributeValues.number(job.version()),
                ":holder", AttributeValues.text(job.lease().map(Lease::holder).orElse(""))))
        .build();
  }

  static UpdateItemRequest sent(String table, Job job, Instant lookAgain) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(AttributeValues.key("id", job.id()))
        .updateExpression("SET due_at = :due")
        .conditionExpression("version = :version AND #status = :pending")
        .expressionAttributeNames(Map.of("#status", "status"))
        .expressionAttributeValues(
            Map.of(
                ":due", AttributeValues.number(lookAgain.toEpochMilli()),
                ":version", AttributeValues.number(job.version()),
                ":pending", AttributeValues.text("pending")))
        .build();
  }
}
