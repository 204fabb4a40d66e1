package dev.cadenza.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** One number an owner, and one over everybody, kept in the same transactions as what it counts. */
final class Tally {
  private final DynamoDbClient client;
  private final String table;
  private final String what;

  Tally(DynamoDbClient client, String table, String what) {
    this.client = client;
    this.table = table;
    this.what = what;
  }

  List<TransactWriteItem> add(String owner, String id, long delta) {
    int shard = Math.floorMod(id.hashCode(), JobCounters.SHARDS);
    return Stream.of("owner#" + owner, "all")
        .map(scope -> add(scope + "#" + shard, delta))
        .toList();
  }

  long read(Optional<String> owner) {
    String scope = owner.map(id -> "owner#" + id).orElse("all");
    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, JobCounters.SHARDS)
            .mapToObj(shard -> Tables.key("scope", scope + "#" + shard))
            .toList();
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
            .build();
    return client.batchGetItem(request).responses().getOrDefault(table, List.of()).stream()
        .map(item -> item.get(what))
        .filter(value -> value != null)
        .mapToLong(value -> Long.parseLong(value.n()))
        .sum();
  }

  private TransactWriteItem add(String scope, long delta) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(Tables.key("scope", scope))
            .updateExpression("ADD #what :delta")
            .expressionAttributeNames(Map.of("#what", what))
            .expressionAttributeValues(Map.of(":delta", Tables.number(delta)))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }
}
