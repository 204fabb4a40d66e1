package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.Json;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.model.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Settings in DynamoDB. An additional item per setting reserves its key for its owner. */
public final class DynamoSettings {
  /** The maximum number of settings of an owner: they are read together. */
  public static final int MAX = 500;

  private static final String SHARED = "everybody";

  static final TableSchema<Setting> SCHEMA =
      Schemas.of(Setting.class, DynamoSettings::setting)
          .text("id", Setting::id, primaryPartitionKey())
          .text("owner", setting -> setting.owner().orElse(SHARED))
          .text("key", Setting::key)
          .text("value", setting -> Json.write(setting.value()))
          .number("version", Setting::version)
          .build();

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final IndexPages<Setting> pages;
  private final String table;
  private final Optional<String> idempotencyKeys;

  public DynamoSettings(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("SETTINGS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
    this.pages = new IndexPages<>(client, table, SCHEMA);
  }

  public Optional<Setting> find(String id) {
    return Items.findById(client, table, id).map(SCHEMA::mapToItem);
  }

  /** An owner's settings and the shared ones, oldest first. */
  public List<Setting> visibleTo(String owner) {
    return Stream.of(SHARED, owner)
        .flatMap(
            whose ->
                pages
                    .page(new ListRequest(Optional.of(whose), false, Optional.empty(), 0, MAX))
                    .items()
                    .stream())
        .sorted(Comparator.comparing(Setting::id))
        .toList();
  }

  /**
   * @return whether its owner had no setting with that key, and the idempotency key, if any, was
   *     new
   */
  public boolean create(Setting setting, Optional<IdempotencyRecord> idempotency) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(absent(SCHEMA.itemToMap(setting, true)));
    writes.add(absent(reservation(setting)));
    IdempotencyKeys.once(idempotencyKeys, idempotency).ifPresent(writes::add);
    return written(writes);
  }

  /** The outcome of a change. */
  public enum Update {
    WRITTEN,
    /** The setting had another version. */
    STALE,
    /** Its owner has another setting with the new key. */
    KEY_TAKEN
  }

  public Update update(Setting before, Setting after) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.put(table, SCHEMA.itemToMap(after, true), before.version()));
    if (!before.key().equals(after.key())) {
      writes.add(Writes.delete(table, AttributeValues.key("id", reservationKey(before))));
      writes.add(absent(reservation(after)));
    }
    return switch (transactions.write(writes)) {
      case Transactions.Written() -> Update.WRITTEN;
      case Transactions.Refused(var index) when index == 0 -> Update.STALE;
      case Transactions.Refused _ -> Update.KEY_TAKEN;
    };
  }

  /**
   * @return whether the setting still had that version
   */
  public boolean delete(Setting setting) {
    return written(
        List.of(
            Writes.delete(table, setting.id(), setting.version()),
            Writes.delete(table, AttributeValues.key("id", reservationKey(setting)))));
  }

  private boolean written(List<TransactWriteItem> writes) {
    return transactions.write(writes) instanceof Transactions.Written;
  }

  private TransactWriteItem absent(Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(id)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static Map<String, AttributeValue> reservation(Setting setting) {
    return Map.of(
        "id",
        AttributeValues.text(reservationKey(setting)),
        "setting",
        AttributeValues.text(setting.id()));
  }

  private static String reservationKey(Setting setting) {
    return "key#" + setting.owner().orElse(SHARED) + "#" + setting.key();
  }

  private static Setting setting(Draft item) {
    return new Setting(
        item.text("id"),
        Optional.of(item.text("owner")).filter(owner -> !owner.equals(SHARED)),
        item.text("key"),
        Json.read(item.text("value"), new TypeReference<>() {}),
        item.number("version"));
  }
}
