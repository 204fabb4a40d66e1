package dev.cadenza.aws.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Items;
import dev.cadenza.model.JobResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Which version of a transcript is the newest: two attributes of the item of the job's result. The
 * content is in the bucket. A new result of the job has none of the versions of the former one.
 */
public final class DynamoTranscripts {
  private static final String VERSION = "transcript_version";
  private static final String KEY = "transcript_key";

  private final DynamoDbClient client;
  private final String table;

  public DynamoTranscripts(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("JOB_RESULTS_TABLE");
  }

  /**
   * The newest version.
   *
   * @param version from 1: the engine's own
   * @param key of the content in the bucket; empty for the engine's own, which is a file of the
   *     result
   */
  public record Newest(JobResult result, long version, Optional<String> key) {
    public Newest {
      requireNonNull(result, "result");
      requireNonNull(key, "key");
    }
  }

  public Optional<Newest> find(String job) {
    return Items.findById(client, table, job)
        .map(
            item ->
                new Newest(
                    ResultItems.SCHEMA.mapToItem(item),
                    Optional.ofNullable(item.get(VERSION))
                        .map(AttributeValue::n)
                        .map(Long::parseLong)
                        .orElse(1L),
                    Optional.ofNullable(item.get(KEY)).map(AttributeValue::s)));
  }

  /**
   * Makes a content the next version.
   *
   * @param key of the content, which is in the bucket already
   * @param words by which a search finds it
   * @return false if there is a newer version or another result: nothing has changed
   */
  public boolean advance(Newest seen, String key, String words) {
    try {
      client.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(AttributeValues.key("id", seen.result().id()))
                  .updateExpression(
                      "SET transcript_version = :next, transcript_key = :key, words = :words")
                  .conditionExpression(
                      "finished_at = :finished AND "
                          + (seen.key().isPresent()
                              ? "transcript_key = :seen"
                              : "attribute_not_exists(transcript_key)"))
                  .expressionAttributeValues(values(seen, key, words)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Map<String, AttributeValue> values(Newest seen, String key, String words) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":next", AttributeValues.number(seen.version() + 1));
    values.put(":key", AttributeValues.text(key));
    values.put(":words", AttributeValues.text(words));
    values.put(":finished", ResultItems.SCHEMA.itemToMap(seen.result(), true).get("finished_at"));
    seen.key().ifPresent(known -> values.put(":seen", AttributeValues.text(known)));
    return values;
  }
}
