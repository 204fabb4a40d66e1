package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Job;
import dev.cadenza.model.Lease;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The single writes of changes to jobs that are no new version, with their conditions. */
final class JobWrites {
  private JobWrites() {}

  /** Replaces a job, unless it has changed or its worker has reported a payment. */
  static TransactWriteItem change(String table, Job before, Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(unchanged(before))
            .expressionAttributeValues(seen(before))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /** Deletes a job, unless it has changed or its worker has reported a payment. */
  static TransactWriteItem deletion(String table, Job before) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(AttributeValues.key("id", before.id()))
            .conditionExpression(unchanged(before))
            .expressionAttributeValues(seen(before))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private static String unchanged(Job before) {
    // Without a payment, the attribute may be missing.
    return before.reported().micros() > 0
        ? "version = :version AND lease_paid_micros = :paid"
        : "version = :version AND (attribute_not_exists(lease_paid_micros) OR lease_paid_micros = :paid)";
  }

  private static Map<String, AttributeValue> seen(Job before) {
    return Map.of(
        ":version", AttributeValues.number(before.version()),
        ":paid", AttributeValues.number(before.reported().micros()));
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
                ":due", AttributeValues.number(until.plus(JobStore.GRACE).toEpochMilli()),
                ":claims", AttributeValues.number(job.claims()),
                ":paid", AttributeValues.number(job.reported().micros()),
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
