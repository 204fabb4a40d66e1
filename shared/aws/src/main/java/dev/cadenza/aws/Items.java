package dev.cadenza.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads single items. */
final class Items {
  private Items() {}

  /** The item with this key, as of the last write. */
  static Optional<Map<String, AttributeValue>> find(
      DynamoDbClient client, String table, String keyName, String key) {
    GetItemResponse response =
        client.getItem(
            GetItemRequest.builder()
                .tableName(table)
                .key(Tables.key(keyName, key))
                .consistentRead(true)
                .build());
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }
}
