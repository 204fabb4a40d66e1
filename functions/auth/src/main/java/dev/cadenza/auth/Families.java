package dev.cadenza.auth;

import dev.cadenza.aws.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The refresh tokens of one login. Only the newest is valid, and the previous one for another ten
 * seconds, because two browser tabs may refresh at the same time.
 */
final class Families {
  static final Duration OVERLAP = Duration.ofSeconds(10);

  private final DynamoDbClient client;
  private final String table;

  Families(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("ACCOUNTS_TABLE");
  }

  /**
   * @param current the identifier of the newest refresh token
   * @param previous the identifier of the previous token, if there was one
   */
  record Family(
      String id, String account, String current, Optional<String> previous, Instant rotatedAt) {}

  void begin(Family family, Instant expiresAt) {
    client.putItem(put -> put.tableName(table).item(item(family, expiresAt)));
  }

  Optional<Family> find(String id) {
    var response = client.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true));
    return response.hasItem() ? Optional.of(family(id, response.item())) : Optional.empty();
  }

  /**
   * Replaces the newest token.
   *
   * @return whether it was still the newest
   */
  boolean rotate(Family family, String next, Instant now, Instant expiresAt) {
    Family rotated =
        new Family(family.id(), family.account(), next, Optional.of(family.current()), now);
    try {
      client.putItem(
          put ->
              put.tableName(table)
                  .item(item(rotated, expiresAt))
                  .conditionExpression("current_token = :current")
                  .expressionAttributeValues(
                      Map.of(":current", AttributeValue.fromS(family.current()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  void end(String id) {
    client.deleteItem(delete -> delete.tableName(table).key(key(id)));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromS("family#" + id));
  }

  private static Map<String, AttributeValue> item(Family family, Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>(key(family.id()));
    item.put("account", AttributeValue.fromS(family.account()));
    item.put("current_token", AttributeValue.fromS(family.current()));
    family
        .previous()
        .ifPresent(previous -> item.put("previous_token", AttributeValue.fromS(previous)));
    item.put("rotated_at", AttributeValue.fromN(Long.toString(family.rotatedAt().toEpochMilli())));
    item.put("expires_at", AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
    return item;
  }

  private static Family family(String id, Map<String, AttributeValue> item) {
    return new Family(
        id,
        item.get("account").s(),
        item.get("current_token").s(),
        Optional.ofNullable(item.get("previous_token")).map(AttributeValue::s),
        Instant.ofEpochMilli(Long.parseLong(item.get("rotated_at").n())));
  }
}
