package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules for the schemas of tables and indexes together. Checks throw ValidationExceptions. */
final class SchemaRules {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final int MAX_LOCAL = 5;
  private static final int MAX_GLOBAL = 20;
  private static final int MAX_PARTS = 4;

  private final JsonNode definition;
  private final Set<String> defined = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> indexNames = new LinkedHashSet<>();

  private SchemaRules(JsonNode definition) {
    this.definition = definition;
  }

  /**
   * @param definition with syntactically valid parts
   * @param exact whether all defined attributes must be used
   */
  static void check(ObjectNode definition, boolean exact) {
    SchemaRules rules = new SchemaRules(definition);
    rules.attributes();
    rules.key(definition.get("KeySchema"), 1);
    rules.local();
    rules.global();
    if (exact) {
      rules.allUsed();
    }
  }

  private void attributes() {
    for (JsonNode attribute : definition.get("AttributeDefinitions")) {
      String name = attribute.get("AttributeName").textValue();
      if (!defined.add(name)) {
        throw validation(INVALID + "Duplicate AttributeName in AttributeDefinitions: " + name);
      }
    }
  }

  /** The attributes of the hash key, then those of the range key. */
  private void key(JsonNode schema, int mostParts) {
    List<String> names = new ArrayList<>();
    int hash = 0;
    int range = 0;
    for (JsonNode element : schema) {
      boolean isHash = element.get("KeyType").textValue().equals("HASH");
      String name = element.get("AttributeName").textValue();
      if (names.isEmpty() && !isHash) {
        throw validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
      }
      if (isHash && (range > 0 || hash == mostParts)) {
        throw validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
      }
      if (names.contains(name)) {
        throw validation(
            mostParts == 1
                ? "Both the Hash Key and the Range Key element in the KeySchema have the same name"
                : INVALID + "Duplicate attribute name in the KeySchema: " + name);
      }
      names.add(name);
      hash += isHash ? 1 : 0;
      range += isHash ? 0 : 1;
      if (range > mostParts) {
        throw validation(
            "Invalid KeySchema: The KeySchema has too many elements of the RANGE key type");
      }
    }
    if (!defined.containsAll(names)) {
      throw validation(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
              + names
              + ", AttributeDefinitions: "
              + defined);
    }
    used.addAll(names);
  }

  private void local() {
    JsonNode indexes = definition.path("LocalSecondaryIndexes");
    if (indexes.isMissingNode()) {
      return;
    }
    notEmpty(indexes, "LocalSecondaryIndexes");
    if (definition.get("KeySchema").size() < 2) {
      throw validation(
          INVALID
              + "Table KeySchema does not have a range key, which is required when specifying a"
              + " LocalSecondaryIndex");
    }
    String hash = hash(definition);
    for (JsonNode index : indexes) {
      String name = named(index);
      key(index.get("KeySchema"), 1);
      if (index.get("KeySchema").size() < 2) {
        throw validation(INVALID + "Index KeySchema does not have a range key for index: " + name);
      }
      if (!hash(index).equals(hash)) {
        throw validation(
            INVALID
                + "Index KeySchema does not have the same leading hash key as table KeySchema for"
                + " index: "
                + name
                + ". index hash key: "
                + hash(index)
                + ", table hash key: "
                + hash);
      }
      projection(index);
    }
    limit(indexes, "LocalSecondaryIndexes", MAX_LOCAL);
  }

  private void global() {
    JsonNode indexes = definition.path("GlobalSecondaryIndexes");
    if (indexes.isMissingNode()) {
      return;
    }
    notEmpty(indexes, "GlobalSecondaryIndexes");
    boolean payPerRequest = definition.path("BillingMode").asText().equals("PAY_PER_REQUEST");
    for (JsonNode index : indexes) {
      String name = named(index);
      key(index.get("KeySchema"), MAX_PARTS);
      projection(index);
      boolean provisioned = index.has("ProvisionedThroughput");
      if (payPerRequest && provisioned) {
        throw validation(
            INVALID
                + "ProvisionedThroughput should not be specified for index: "
                + name
                + " when BillingMode is PAY_PER_REQUEST");
      }
      if (!payPerRequest && !provisioned) {
        throw validation(INVALID + "ProvisionedThroughput must be specified for index: " + name);
      }
    }
    limit(indexes, "GlobalSecondaryIndexes", MAX_GLOBAL);
  }

  private static String hash(JsonNode owner) {
    return owner.get("KeySchema").get(0).get("AttributeName").textValue();
  }

  private static void notEmpty(JsonNode indexes, String name) {
    if (indexes.isEmpty()) {
      throw validation(INVALID + "List of " + name + " is empty");
    }
  }

  private static void limit(JsonNode indexes, String name, int most) {
    if (indexes.size() > most) {
      throw validation(
          INVALID
              + (name.startsWith("Local")
                  ? "Number of LocalSecondaryIndexes exceeds per-table limit of "
                  : "Number of GlobalSecondaryIndexes exceeds per-table limit of ")
              + most);
    }
  }

  private String named(JsonNode index) {
    String name = index.get("IndexName").textValue();
    if (!indexNames.add(name)) {
      throw validation(INVALID + "Duplicate index name: " + name);
    }
    return name;
  }

  private static void projection(JsonNode index) {
    JsonNode projection = index.get("Projection");
    boolean names = projection.has("NonKeyAttributes");
    String type = projection.path("ProjectionType").textValue();
    if (type == null) {
      throw validation(INVALID + "Unknown ProjectionType: null");
    }
    if (type.equals("INCLUDE") && !names) {
      throw validation(
          INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (!type.equals("INCLUDE") && names) {
      throw validation(
          INVALID + "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
  }

  private void allUsed() {
    if (!used.containsAll(defined)) {
      boolean indexes =
          definition.has("LocalSecondaryIndexes") || definition.has("GlobalSecondaryIndexes");
      throw validation(
          indexes
              ? INVALID
                  + "Some AttributeDefinitions are not used. AttributeDefinitions: "
                  + defined
                  + ", keys used: "
                  + used
              : INVALID
                  + "Number of attributes in KeySchema does not exactly match number of attributes"
                  + " defined in AttributeDefinitions");
    }
  }

  /** The attributes in keys. */
  static Set<String> used(JsonNode definition) {
    Set<String> names = new LinkedHashSet<>();
    names(definition, names);
    definition.path("LocalSecondaryIndexes").forEach(index -> names(index, names));
    definition.path("GlobalSecondaryIndexes").forEach(index -> names(index, names));
    return names;
  }

  private static void names(JsonNode owner, Set<String> names) {
    owner.get("KeySchema").forEach(key -> names.add(key.get("AttributeName").textValue()));
  }
}
