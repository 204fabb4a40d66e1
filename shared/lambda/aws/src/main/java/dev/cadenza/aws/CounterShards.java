package dev.cadenza.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The items that a scope's counts are spread over, so that transactions of different things seldom
 * meet at one.
 */
final class CounterShards {
  private static final int COUNT = 8;

  private CounterShards() {}

  /**
   * The item that counts a thing.
   *
   * @param id the thing's
   */
  static String shard(String scope, String id) {
    return scope + "#" + Math.floorMod(id.hashCode(), COUNT);
  }

  /** All items of a scope that there are, as the last write left them. */
  static List<Map<String, AttributeValue>> read(DynamoDbClient client, String table, String scope) {
    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, COUNT)
            .mapToObj(shard -> AttributeValues.key("scope", scope + "#" + shard))
            .toList();
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
            .build();
    // Asks again for what a busy table left out: a sum without it would be too small.
    return client.batchGetItemPaginator(request).stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
        .toList();
  }
}
