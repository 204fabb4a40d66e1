package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.model.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Uploads in DynamoDB. */
public final class DynamoUploads {
  static final TableSchema<Upload> SCHEMA =
      Schemas.of(Upload.class, DynamoUploads::upload)
          .text("id", Upload::id, primaryPartitionKey())
          .text("owner", Upload::owner)
          .text("file_name", Upload::fileName)
          .text("content_type", Upload::contentType)
          .number("size", Upload::size)
          .text("key", Upload::key)
          .optionalText("multipart", Upload::multipart)
          .time("created_at", Upload::createdAt)
          .number("expires_at", upload -> upload.expiresAt().getEpochSecond())
          .build();

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final String table;
  private final Optional<String> idempotencyKeys;

  public DynamoUploads(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("UPLOADS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
  }

  /**
   * @return whether the idempotency key, if any, was new
   */
  public boolean create(Upload upload, Optional<IdempotencyRecord> idempotency) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.put(table, SCHEMA.itemToMap(upload, true)));
    IdempotencyKeys.once(idempotencyKeys, idempotency).ifPresent(writes::add);
    return transactions.write(writes) instanceof Transactions.Written;
  }

  public Optional<Upload> find(String id) {
    return Items.findById(client, table, id).map(SCHEMA::mapToItem);
  }

  private static Upload upload(Draft item) {
    return new Upload(
        item.text("id"),
        item.text("owner"),
        item.text("file_name"),
        item.text("content_type"),
        item.number("size"),
        item.text("key"),
        item.find("multipart", String.class),
        item.time("created_at"),
        Instant.ofEpochSecond(item.number("expires_at")));
  }
}
