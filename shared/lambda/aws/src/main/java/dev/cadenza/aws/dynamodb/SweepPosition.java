package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Items;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far the sweeper has read the folders of results: one item in the table of jobs. */
public final class SweepPosition {
  // No identifier of a job; without the attributes of the indexes.
  private static final String ID = "sweep#results";

  private final DynamoDbClient client;
  private final String table;

  public SweepPosition(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("JOBS_TABLE");
  }

  /**
   * Where to continue.
   *
   * @param after the last folder that was read; empty at the beginning
   */
  public record Position(Optional<String> after) {}

  /** The position, if the next page is to be read now. */
  public Optional<Position> due(Instant now) {
    Optional<Map<String, AttributeValue>> item = Items.find(client, table, "id", ID);
    if (item.isEmpty()) {
      return Optional.of(new Position(Optional.empty()));
    }
    return item.filter(it -> Long.parseLong(it.get("read_next_at").n()) <= now.toEpochMilli())
        .map(it -> new Position(Optional.ofNullable(it.get("read_after")).map(AttributeValue::s)));
  }

  /**
   * Stores the position.
   *
   * @param next when to read the next page
   */
  public void set(Position position, Instant next) {
    AttributeValue time = AttributeValues.number(next.toEpochMilli());
    Optional<AttributeValue> after = position.after().map(AttributeValues::text);
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(AttributeValues.key("id", ID))
                .updateExpression(
                    after.isPresent()
                        ? "SET read_next_at = :time, read_after = :after"
                        : "SET read_next_at = :time REMOVE read_after")
                .expressionAttributeValues(
                    after
                        .map(folder -> Map.of(":time", time, ":after", folder))
                        .orElse(Map.of(":time", time))));
  }
}
