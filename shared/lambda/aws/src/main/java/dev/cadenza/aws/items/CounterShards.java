package dev.cadenza.aws.items;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The items of a scope's counters, so that transactions of different things rarely conflict. */
public final class CounterShards {
  private static final int COUNT = 8;

  private CounterShards() {}

  /**
   * The counter item for a thing.
   *
   * @param id of the thing
   */
  public static String shard(String scope, String id) {
    return scope + "#" + Math.floorMod(id.hashCode(), COUNT);
  }

  /** All existing items of a scope, with a consistent read. */
  public static List<Map<String, AttributeValue>> read(
      DynamoDbClient client, String table, String scope) {
    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, COUNT)
            .mapToObj(shard -> AttributeValues.key("scope", scope + "#" + shard))
            .toList();
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
            .build();
    // Repeats the request for items that a busy table omitted: a sum without them would be too
    // small.
    return client.batchGetItemPaginator(request).stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
        .toList();
  }
}
