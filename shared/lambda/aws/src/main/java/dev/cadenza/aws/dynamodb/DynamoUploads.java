package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
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
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
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
          .optionalText("source_url", upload -> upload.link().map(Upload.Link::url))
          .optionalText("failure", upload -> upload.link().flatMap(Upload.Link::failure))
          .build();

  private static final Logger LOG = LoggerFactory.getLogger(DynamoUploads.class);

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

  /** The file of a link is in the bucket. */
  public void fetched(String id, String contentType, long size) {
    change(
        id,
        "SET content_type = :type, #size = :size",
        Map.of("#size", "size"),
        Map.of(
            ":type", AttributeValue.fromS(contentType),
            ":size", AttributeValues.number(size)));
  }

  /** The file of a link could not be fetched. */
  public void failed(String id, String reason) {
    change(
        id,
        "SET #failure = :reason",
        Map.of("#failure", "failure"),
        Map.of(":reason", AttributeValue.fromS(reason)));
  }

  /** Of an upload that exists: it may have expired meanwhile. */
  private void change(
      String id, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(AttributeValues.key("id", id))
                  .updateExpression(expression)
                  .conditionExpression("attribute_exists(id)")
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException e) {
      LOG.debug("The upload {} is gone", id, e);
    }
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
        Instant.ofEpochSecond(item.number("expires_at")),
        item.find("source_url", String.class)
            .map(url -> new Upload.Link(url, item.find("failure", String.class))));
  }
}
