package dev.cadenza.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.jobs.IdempotencyRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The first answers to requests that may come again. */
public final class IdempotencyKeys {
  static final TableSchema<IdempotencyRecord> SCHEMA =
      Schemas.of(IdempotencyRecord.class, IdempotencyKeys::record)
          .text("key", IdempotencyRecord::key, primaryPartitionKey())
          .text("fingerprint", IdempotencyRecord::fingerprint)
          .number("status", record -> (long) record.status())
          .bytes("body", record -> Gzip.compress(record.body()))
          .number("expires_at", record -> record.expiresAt().getEpochSecond())
          .build();

  private final DynamoDbClient client;
  private final String table;
  private final Clock clock;

  public IdempotencyKeys(DynamoDbClient client, Environment environment, Clock clock) {
    this.client = client;
    this.table = environment.get("IDEMPOTENCY_KEYS_TABLE");
    this.clock = clock;
  }

  public Optional<IdempotencyRecord> find(String key) {
    return Items.find(client, table, "key", key)
        .map(SCHEMA::mapToItem)
        // DynamoDB removes what has expired some time later, DynamoDB Local never.
        .filter(record -> record.expiresAt().isAfter(clock.instant()));
  }

  private static IdempotencyRecord record(Draft item) {
    return new IdempotencyRecord(
        item.text("key"),
        item.text("fingerprint"),
        (int) item.number("status"),
        Gzip.expand(item.bytes("body")),
        Instant.ofEpochSecond(item.number("expires_at")));
  }
}
