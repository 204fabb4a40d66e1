package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Counts wrong passwords by login name and by IP address: after ten within a minute, further
 * attempts are rejected until the minute ends.
 */
public final class FailedLogins {
  static final int MAX = 10;
  private static final int MAX_LOGIN = 254;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final DynamoDbClient client;
  private final String table;
  private final Clock clock;

  public FailedLogins(DynamoDbClient client, Environment environment, Clock clock) {
    this.client = client;
    this.table = environment.get("ACCOUNTS_TABLE");
    this.clock = clock;
  }

  /** How long to wait before the next attempt; empty if not necessary. */
  public Optional<Duration> wait(String login, String address) {
    Instant now = clock.instant();
    var request =
        KeysAndAttributes.builder().keys(keys(login, address)).consistentRead(true).build();
    return client
        .batchGetItem(batch -> batch.requestItems(Map.of(table, request)))
        .responses()
        .getOrDefault(table, List.of())
        .stream()
        .filter(item -> number(item, "failures") >= MAX)
        .map(
            item ->
                Duration.between(
                    now, Instant.ofEpochMilli(number(item, "window_start")).plus(WINDOW)))
        .filter(Duration::isPositive)
        .max(Duration::compareTo);
  }

  public void count(String login, String address) {
    keys(login, address).forEach(this::count);
  }

  private void count(Map<String, AttributeValue> key) {
    Instant now = clock.instant();
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key)
                  .updateExpression("ADD failures :one")
                  .conditionExpression("window_start > :expired")
                  .expressionAttributeValues(
                      Map.of(
                          ":one",
                          number(1),
                          ":expired",
                          number(now.minus(WINDOW).toEpochMilli()))));
    } catch (ConditionalCheckFailedException e) {
      begin(key, now);
    }
  }

  private void begin(Map<String, AttributeValue> key, Instant now) {
    client.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "id", key.get("id"),
                        "failures", number(1),
                        "window_start", number(now.toEpochMilli()),
                        "expires_at", number(now.plus(WINDOW).getEpochSecond()))));
  }

  private static List<Map<String, AttributeValue>> keys(String login, String address) {
    // No account has a longer name, and DynamoDB limits the length of keys.
    String name = login.substring(0, Math.min(login.length(), MAX_LOGIN));
    return List.of(
        Map.of("id", AttributeValue.fromS("failures#login#" + name.toLowerCase(Locale.ROOT))),
        Map.of("id", AttributeValue.fromS("failures#address#" + address)));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }
}
