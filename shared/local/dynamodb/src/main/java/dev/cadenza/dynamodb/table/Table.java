package dev.cadenza.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The current definition of a table.
 *
 * @param map of its items
 * @param indexes local and global ones, ordered by name: errors are reported for the first
 * @param definition the stored form: CreateTable's parameters, with later changes; not modified
 */
public record Table(
    long map, String name, KeySchema keys, List<Index> indexes, ObjectNode definition) {
  public Table {
    indexes = List.copyOf(indexes);
  }

  /** The expiry setting of a definition. */
  public static final String EXPIRY = "TimeToLive";

  static final String LOCAL = "LocalSecondaryIndexes";
  static final String GLOBAL = "GlobalSecondaryIndexes";

  /**
   * @param definition not modified afterwards
   */
  public static Table of(ObjectNode definition) {
    JsonNode attributes = definition.get("AttributeDefinitions");
    KeySchema keys = KeySchema.of(definition.get("KeySchema"), attributes);
    List<Index> indexes = new ArrayList<>();
    for (JsonNode index : definition.path(LOCAL)) {
      indexes.add(Index.of(index, false, keys, attributes));
    }
    for (JsonNode index : definition.path(GLOBAL)) {
      indexes.add(Index.of(index, true, keys, attributes));
    }
    indexes.sort(Comparator.comparing(Index::name));
    return new Table(
        definition.get("Map").longValue(),
        definition.get("TableName").textValue(),
        keys,
        indexes,
        definition);
  }

  public Optional<Index> index(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  public String arn() {
    return Arns.PREFIX + name;
  }

  public String id() {
    return definition.get("TableId").textValue();
  }

  /**
   * The expiry of items.
   *
   * @param map with items in the order of expiry
   * @param attribute with seconds since 1970
   */
  public record Expiry(long map, String attribute) {}

  /** The expiry setting, if enabled. */
  public Optional<Expiry> expiry() {
    JsonNode setting = definition.get(EXPIRY);
    return setting == null
        ? Optional.empty()
        : Optional.of(
            new Expiry(setting.get("Map").longValue(), setting.get("AttributeName").textValue()));
  }

  public boolean payPerRequest() {
    return definition.path("BillingMode").asText().equals("PAY_PER_REQUEST");
  }

  public boolean isProtected() {
    return definition.path("DeletionProtectionEnabled").booleanValue();
  }
}
