package dev.cadenza.aws.items;

import dev.cadenza.model.id.Ulid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads single items. */
public final class Items {
  /** The maximum length of a DynamoDB key. */
  private static final int MAX_KEY = 2_048;

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
}
