package dev.cadenza.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is defined at the moment.
 *
 * @param map where its items are stored
 * @param indexes local and global ones, ordered by their names: mistakes are told of the first
 * @param definition as it is kept: CreateTable's parameters, with what came later; never changed
 */
public record Table(
    long map, String name, KeySchema keys, List<Index> indexes, ObjectNode definition) {
  public Table {
    indexes = List.copyOf(indexes);
  }

  /** Of a definition: how items expire. */
  public static final String EXPIRY = "TimeToLive";

  static final String LOCAL = "LocalSecondaryIndexes";
  static final String GLOBAL = "GlobalSecondaryIndexes";

  /**
   * @param definition which is not changed any more
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
   * How items expire.
   *
   * @param map where they are ordered by the time of it
   * @param attribute the seconds since 1970
   */
  public record Expiry(long map, String attribute) {}

  /** How items expire, if that is switched on. */
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
