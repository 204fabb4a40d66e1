package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.StoredItems;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The GlobalSecondaryIndexUpdates of an UpdateTable. */
final class IndexUpdates {
  private static final String INDEXES = "GlobalSecondaryIndexes";

  private final Catalog.Edit edit;
  private final Table table;
  private final ObjectNode definition;
  private final List<String> created = new ArrayList<>();

  /**
   * @param definition the new definition of the table
   */
  IndexUpdates(Catalog.Edit edit, Table table, ObjectNode definition) {
    this.edit = edit;
    this.table = table;
    this.definition = definition;
  }

  /**
   * @throws DynamoDbException for an empty update, or several at once
   */
  static void check(List<Parameters> updates) {
    int changes = 0;
    for (Parameters update : updates) {
      long actions = List.of("Create", "Update", "Delete").stream().filter(update::has).count();
      if (actions != 1) {
        throw validation(
            "One or more parameter values were invalid: GlobalSecondaryIndexUpdate must contain"
                + " exactly one of Create, Update and Delete");
      }
      changes += update.has("Update") ? 0 : 1;
    }
    if (changes > 1) {
      throw new DynamoDbException(
          "LimitExceededException",
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
    }
  }

  void apply(Parameters update, Parameters request) {
    update.object("Create").ifPresent(index -> create(index, request));
    update.object("Delete").ifPresent(index -> delete(index.text("IndexName").orElseThrow()));
    update.object("Update").ifPresent(this::update);
  }

  private void create(Parameters index, Parameters request) {
    String name = index.text("IndexName").orElseThrow();
    if (table.index(name).isPresent()) {
      throw validation("Attempting to create an index which already exists");
    }
    defineAttributes(index, request);
    ObjectNode entry = index.json().deepCopy();
    long map = edit.newMap();
    entry.put("Map", map);
    edit.changes().createIndex(map);
    definition.withArray("/" + INDEXES).add(entry);
    created.add(name);
  }

  private void defineAttributes(Parameters index, Parameters request) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Parameters attribute : request.objects("AttributeDefinitions")) {
      given.put(
          attribute.text("AttributeName").orElseThrow(),
          attribute.text("AttributeType").orElseThrow());
    }
    Set<String> keys = new LinkedHashSet<>();
    index.objects("KeySchema").forEach(key -> keys.add(key.text("AttributeName").orElseThrow()));
    if (!given.keySet().containsAll(keys)) {
      throw validation(
          "One or more parameter values were invalid: Some index key attributes are not defined in"
              + " AttributeDefinitions. Keys: "
              + keys
              + ", AttributeDefinitions: "
              + given.keySet());
    }
    Map<String, String> known = new LinkedHashMap<>();
    definition
        .get("AttributeDefinitions")
        .forEach(
            attribute ->
                known.put(
                    attribute.get("AttributeName").textValue(),
                    attribute.get("AttributeType").textValue()));
    for (String key : keys) {
      String before = known.get(key);
      if (before == null) {
        ((ArrayNode) definition.get("AttributeDefinitions"))
            .addObject()
            .put("AttributeName", key)
            .put("AttributeType", given.get(key));
      } else if (!before.equals(given.get(key))) {
        throw validation(
            "One or more parameter values were invalid: Attributes cannot be redefined. Please"
                + " check that your attribute has the same type as previously defined. Existing"
                + " schema: Schema:[SchemaElement: key{"
                + key
                + ":"
                + before
                + "}] New schema: Schema:[SchemaElement: key{"
                + key
                + ":"
                + given.get(key)
                + "}]");
      }
    }
  }

  private void delete(String name) {
    Index index = global(name);
    edit.changes().dropIndex(index.map());
    Iterator<JsonNode> entries = definition.get(INDEXES).iterator();
    while (entries.hasNext()) {
      if (entries.next().get("IndexName").textValue().equals(name)) {
        entries.remove();
      }
    }
    if (definition.get(INDEXES).isEmpty()) {
      definition.remove(INDEXES);
    }
  }

  private void update(Parameters update) {
    Index index = global(update.text("IndexName").orElseThrow());
    for (JsonNode entry : definition.get(INDEXES)) {
      if (entry.get("IndexName").textValue().equals(index.name())) {
        for (String setting :
            List.of("ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput")) {
          update.any(setting).ifPresent(value -> ((ObjectNode) entry).set(setting, value));
        }
      }
    }
  }

  private Index global(String name) {
    return table
        .index(name)
        .filter(Index::global)
        .orElseThrow(
            () ->
                new DynamoDbException("ResourceNotFoundException", "Requested resource not found"));
  }

  /** Adds the items of the table to new indexes. */
  void fill(Table changed) {
    for (String name : created) {
      StoredItems.fill(edit.changes(), changed, changed.index(name).orElseThrow());
    }
  }
}
