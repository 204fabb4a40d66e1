package dev.cadenza.aws.items;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.aws.Environment;
import dev.cadenza.jobs.IdempotencyRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The first responses to requests that may be repeated. */
public final class IdempotencyKeys {
  static final TableSchema<IdempotencyRecord> SCHEMA =
      Schemas.of(IdempotencyRecord.class, IdempotencyKeys::record)
          .text("key", IdempotencyRecord::key, primaryPartitionKey())
          .text("fingerprint", IdempotencyRecord::fingerprint)
          .bytes("body", record -> Gzip.compress(record.body()))
          .optionalNumber("version", IdempotencyRecord::version)
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
        // DynamoDB deletes expired items with a delay.
        .filter(record -> record.expiresAt().isAfter(clock.instant()));
  }

  /** Stores a first response in the transaction that creates the resource, unless one exists. */
  public static Optional<TransactWriteItem> once(
      Optional<String> table, Optional<IdempotencyRecord> record) {
    return record.map(
        first -> Writes.once(table.orElseThrow(), "key", SCHEMA.itemToMap(first, true)));
  }

  private static IdempotencyRecord record(Draft item) {
    return new IdempotencyRecord(
        item.text("key"),
        item.text("fingerprint"),
        Gzip.expand(item.bytes("body")),
        item.find("version", Long.class),
        Instant.ofEpochSecond(item.number("expires_at")));
  }
}
