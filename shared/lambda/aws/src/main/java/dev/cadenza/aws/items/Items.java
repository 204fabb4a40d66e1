package dev.cadenza.aws.items;

import dev.cadenza.model.id.Ulid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads single items. */
public final class Items {
  /** The maximum length of a DynamoDB key. */
  private static final int MAX_KEY = 2_048;

  /** The number of items per DynamoDB batch. */
  private static final int BATCH = 100;

  private Items() {}

  /**
   * The item with this identifier. An invalid identifier finds nothing: tables also contain
   * internal items.
   */
  public static Optional<Map<String, AttributeValue>> findById(
      DynamoDbClient client, String table, String id) {
    return Ulid.isValid(id) ? find(client, table, "id", id) : Optional.empty();
  }

  /** The item with this key, with a consistent read. */
  public static Optional<Map<String, AttributeValue>> find(
      DynamoDbClient client, String table, String keyName, String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY) {
      return Optional.empty();
    }
    GetItemResponse response =
        client.getItem(
            GetItemRequest.builder()
                .tableName(table)
                .key(AttributeValues.key(keyName, key))
                .consistentRead(true)
                .build());
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /** The items with these identifiers, by identifier, with consistent reads. */
  public static Map<String, Map<String, AttributeValue>> findAll(
      DynamoDbClient client, String table, Collection<String> ids) {
    List<Map<String, AttributeValue>> keys =
        ids.stream().distinct().map(id -> AttributeValues.key("id", id)).toList();
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      KeysAndAttributes some =
          KeysAndAttributes.builder()
              .keys(new ArrayList<>(keys.subList(from, Math.min(from + BATCH, keys.size()))))
              .consistentRead(true)
              .build();
      BatchGetItemRequest request =
          BatchGetItemRequest.builder().requestItems(Map.of(table, some)).build();
      client.batchGetItemPaginator(request).stream()
          .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
          .forEach(item -> found.put(item.get("id").s(), item));
    }
    return found;
  }
}
