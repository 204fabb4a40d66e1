package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Gzip;
import dev.cadenza.aws.items.Json;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.ShortParameters;
import dev.cadenza.model.Job;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores long parameters outside of the job's item, which is written with every progress commit:
 * compressed, in a separate item that is written once.
 */
final class LongParameters {
  /** The maximum length of JSON in a job's item, in characters. */
  static final int INLINE = 4_096;

  /** The maximum size of a separate item in bytes: DynamoDB's limit is 400 KB, including names. */
  private static final int MAX_BESIDE = 390_000;

  /** The maximum size of the short form in bytes, which every event contains. */
  private static final int MAX_SHORT = 24_000;

  private static final String MARK = "long_parameters";

  private final DynamoDbClient client;
  private final String table;

  LongParameters(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Whether these parameters of a job can be stored. */
  static boolean fit(Map<String, Object> parameters) {
    return Json.write(ShortParameters.of(parameters)).getBytes(StandardCharsets.UTF_8).length
            <= MAX_SHORT
        && Gzip.compress(Json.write(parameters)).length <= MAX_BESIDE;
  }

  /**
   * The job's item: with its parameters, or with short ones and a reference to the separate item.
   */
  Map<String, AttributeValue> item(Job job) {
    if (!isLong(job.parameters())) {
      return JobItems.JOB.itemToMap(job, true);
    }
    Map<String, AttributeValue> item =
        new HashMap<>(JobItems.JOB.itemToMap(ShortParameters.of(job), true));
    item.put(MARK, AttributeValue.fromBool(true));
    return item;
  }

  /** The write of the separate item, if its content is new. */
  Optional<TransactWriteItem> write(Optional<Job> before, Job after) {
    boolean same = before.filter(job -> job.parameters().equals(after.parameters())).isPresent();
    if (same || !isLong(after.parameters())) {
      return Optional.empty();
    }
    AttributeValue content =
        AttributeValue.fromB(SdkBytes.fromByteArray(Gzip.compress(Json.write(after.parameters()))));
    return Optional.of(
        Writes.put(table, Map.of("id", AttributeValues.text(id(after)), "content", content)));
  }

  /** The job of an item, with complete parameters. */
  Job read(Map<String, AttributeValue> item) {
    Job job = JobItems.JOB.mapToItem(item);
    if (!item.containsKey(MARK)) {
      return job;
    }
    GetItemResponse separate =
        client.getItem(
            GetItemRequest.builder().tableName(table).key(key(job)).consistentRead(true).build());
    return separate.hasItem()
        ? job.withParameters(
            Json.readObject(Gzip.expand(separate.item().get("content").b().asByteArray())))
        : job;
  }

  Map<String, AttributeValue> key(Job job) {
    return AttributeValues.key("id", id(job));
  }

  private static String id(Job job) {
    return job.id() + "#parameters";
  }

  private static boolean isLong(Map<String, Object> parameters) {
    return Json.write(parameters).length() > INLINE;
  }
}
