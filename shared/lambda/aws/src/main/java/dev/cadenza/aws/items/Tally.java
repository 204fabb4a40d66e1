package dev.cadenza.aws.items;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** A counter per owner and in total, updated in the same transactions as the counted items. */
public final class Tally {
  private final DynamoDbClient client;
  private final String table;
  private final String what;

  public Tally(DynamoDbClient client, String table, String what) {
    this.client = client;
    this.table = table;
    this.what = what;
  }

  public List<TransactWriteItem> add(String owner, String id, long delta) {
    return Stream.of("owner#" + owner, "all")
        .map(scope -> add(CounterShards.shard(scope, id), delta))
        .toList();
  }

  /** Counts only for an owner, and not in total. */
  public TransactWriteItem addFor(String owner, String id, long delta) {
    return add(CounterShards.shard("owner#" + owner, id), delta);
  }

  public long read(Optional<String> owner) {
    String scope = owner.map(id -> "owner#" + id).orElse("all");
    return CounterShards.read(client, table, scope).stream()
        .map(item -> item.get(what))
        .filter(value -> value != null)
        .mapToLong(value -> Long.parseLong(value.n()))
        .sum();
  }

  private TransactWriteItem add(String scope, long delta) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(AttributeValues.key("scope", scope))
            .updateExpression("ADD #what :delta")
            .expressionAttributeNames(Map.of("#what", what))
            .expressionAttributeValues(Map.of(":delta", AttributeValues.number(delta)))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }
}
