package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.Lease;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The single writes of changes to jobs that are no new version, with their conditions. */
final class JobWrites {
  private JobWrites() {}

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
