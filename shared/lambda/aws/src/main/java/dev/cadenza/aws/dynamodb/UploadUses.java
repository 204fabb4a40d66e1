package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Counts the jobs that need an uploaded file, so that it is deleted with the last of them. The
 * counter is a separate item in the table of uploads and outlives them.
 */
final class UploadUses {
  /** The lifetime of the deletion mark: longer than the acceptance of a job can take. */
  private static final Duration MARK_LIFE = Duration.ofDays(1);

  private final DynamoDbClient client;
  private final String table;

  UploadUses(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Adds one job; rejected when the file was deleted. */
  TransactWriteItem add(String upload) {
    return write(change(upload, 1).conditionExpression("attribute_not_exists(gone)").build());
  }

  /** Removes one job. */
  TransactWriteItem remove(String upload) {
    return write(change(upload, -1).build());
  }

  private Update.Builder change(String upload, long jobs) {
    return Update.builder()
        .tableName(table)
        .key(key(upload))
        .updateExpression("ADD jobs :jobs")
        .expressionAttributeValues(Map.of(":jobs", AttributeValues.number(jobs)));
  }

  private static TransactWriteItem write(Update update) {
    return TransactWriteItem.builder().update(update).build();
  }

  /**
   * Marks the file of an upload as deleted, unless a job needs it.
   *
   * @return whether it may be deleted; from then on no job that needs it is accepted
   */
  boolean close(String upload, Instant now) {
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(upload))
                  .updateExpression("SET gone = :gone, expires_at = :expires")
                  .conditionExpression("attribute_not_exists(jobs) OR jobs <= :zero")
                  .expressionAttributeValues(
                      Map.of(
                          ":gone", AttributeValue.fromBool(true),
                          ":expires", AttributeValues.number(now.plus(MARK_LIFE).getEpochSecond()),
                          ":zero", AttributeValues.number(0))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Map<String, AttributeValue> key(String upload) {
    return AttributeValues.key("id", "uses#" + upload);
  }
}
