package dev.cadenza.dynamodb.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/** The TableDescription of several operations. */
final class Description {
  private static final String MONTH_LABEL = "1970-01-01T00:00:00.000";

  private final Table table;
  private final Optional<Rows> rows;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Description(Table table, Optional<Rows> rows) {
    this.table = table;
    this.rows = rows;
  }

  static JsonNode described(Table table, Rows rows) {
    return wrapped("Table", new Description(table, Optional.of(rows)).write("ACTIVE"));
  }

  static JsonNode created(Table table) {
    return wrapped("TableDescription", new Description(table, Optional.empty()).write("ACTIVE"));
  }

  static JsonNode updated(Table table, Rows rows) {
    return wrapped("TableDescription", new Description(table, Optional.of(rows)).write("ACTIVE"));
  }

  /** The description of a deleted table, without its schema. */
  static JsonNode deleted(Table table, Rows rows) {
    ObjectNode all = new Description(table, Optional.of(rows)).write("DELETING");
    all.remove(
        List.of(
            "CreationDateTime",
            "KeySchema",
            "AttributeDefinitions",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes"));
    return wrapped("TableDescription", all);
  }

  private static JsonNode wrapped(String name, ObjectNode description) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set(name, description);
    return answer;
  }

  private ObjectNode write(String status) {
    JsonNode definition = table.definition();
    json.put("TableName", table.name());
    json.put("TableArn", table.arn());
    json.put("TableId", table.id());
    json.put("TableStatus", status);
    json.set("CreationDateTime", definition.get("CreationDateTime"));
    json.set("AttributeDefinitions", definition.get("AttributeDefinitions"));
    json.set("KeySchema", definition.get("KeySchema"));
    Rows.Extent extent = rows.map(data -> data.extent(table.map())).orElse(Rows.Extent.NONE);
    json.put("ItemCount", extent.count());
    json.put("TableSizeBytes", extent.bytes());
    json.set("ProvisionedThroughput", throughput(definition));
    if (table.payPerRequest()) {
      ObjectNode summary = json.putObject("BillingModeSummary");
      summary.put("BillingMode", "PAY_PER_REQUEST");
      summary.set(
          "LastUpdateToPayPerRequestDateTime",
          definition.path("PayPerRequestSince").isMissingNode()
              ? definition.get("CreationDateTime")
              : definition.get("PayPerRequestSince"));
    }
    json.put("DeletionProtectionEnabled", table.isProtected());
    writeOptions(definition);
    writeIndexes("LocalSecondaryIndexes");
    writeIndexes("GlobalSecondaryIndexes");
    return json;
  }

  private static ObjectNode throughput(JsonNode owner) {
    JsonNode wanted = owner.path("ProvisionedThroughput");
    ObjectNode throughput = JsonNodeFactory.instance.objectNode();
    throughput.put("NumberOfDecreasesToday", 0);
    throughput.put("ReadCapacityUnits", wanted.path("ReadCapacityUnits").asLong());
    throughput.put("WriteCapacityUnits", wanted.path("WriteCapacityUnits").asLong());
    return throughput;
  }

  private void writeOptions(JsonNode definition) {
    if (definition.has("TableClass")) {
      ObjectNode summary = json.putObject("TableClassSummary");
      summary.set("TableClass", definition.get("TableClass"));
      if (definition.has("TableClassSince")) {
        summary.set("LastUpdateDateTime", definition.get("TableClassSince"));
      }
    }
    if (definition.path("SSESpecification").path("Enabled").booleanValue()) {
      json.putObject("SSEDescription").put("Status", "ENABLED").put("SSEType", "KMS");
    }
    if (definition.path("StreamSpecification").path("StreamEnabled").booleanValue()) {
      json.set("StreamSpecification", definition.get("StreamSpecification"));
      json.put("LatestStreamLabel", MONTH_LABEL);
      json.put("LatestStreamArn", table.arn() + "/stream/" + MONTH_LABEL);
    }
    if (definition.has("OnDemandThroughput")) {
      json.set("OnDemandThroughput", definition.get("OnDemandThroughput"));
    }
    json.set("WarmThroughput", warm(definition));
  }

  private ObjectNode warm(JsonNode owner) {
    JsonNode wanted = owner.path("WarmThroughput");
    JsonNode provisioned = owner.path("ProvisionedThroughput");
    ObjectNode warm = JsonNodeFactory.instance.objectNode();
    warm.put(
        "ReadUnitsPerSecond",
        wanted
            .path("ReadUnitsPerSecond")
            .asLong(provisioned.path("ReadCapacityUnits").asLong(12000)));
    warm.put(
        "WriteUnitsPerSecond",
        wanted
            .path("WriteUnitsPerSecond")
            .asLong(provisioned.path("WriteCapacityUnits").asLong(4000)));
    warm.put("Status", "ACTIVE");
    return warm;
  }

  private void writeIndexes(String kind) {
    for (JsonNode definition : table.definition().path(kind)) {
      Index index = table.index(definition.get("IndexName").textValue()).orElseThrow();
      ObjectNode entry = json.withArray("/" + kind).addObject();
      entry.put("IndexName", index.name());
      entry.put("IndexArn", table.arn() + "/index/" + index.name());
      entry.set("KeySchema", definition.get("KeySchema"));
      entry.set("Projection", definition.get("Projection"));
      Rows.Extent extent =
          rows.map(data -> data.extentOfIndex(index.map())).orElse(Rows.Extent.NONE);
      entry.put("ItemCount", extent.count());
      entry.put("IndexSizeBytes", extent.bytes());
      if (index.global()) {
        entry.put("IndexStatus", "ACTIVE");
        entry.set("ProvisionedThroughput", throughput(definition));
        entry.set("WarmThroughput", warm(definition));
        if (definition.has("OnDemandThroughput")) {
          entry.set("OnDemandThroughput", definition.get("OnDemandThroughput"));
        }
      }
    }
  }
}
