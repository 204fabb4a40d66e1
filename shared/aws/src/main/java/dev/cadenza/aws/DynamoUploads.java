package dev.cadenza.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.model.Upload;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Uploads that were allowed. */
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
  private final String table;

  public DynamoUploads(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("UPLOADS_TABLE");
  }

  public void create(Upload upload) {
    client.putItem(put -> put.tableName(table).item(SCHEMA.itemToMap(upload, true)));
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
