package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.List;
import java.util.UUID;

/** CreateTable. The table is active immediately. */
public final class CreateTable implements Operation {
  /** Parameters that are stored unchanged. */
  private static final List<String> KEPT =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "ProvisionedThroughput",
          "LocalSecondaryIndexes",
          "GlobalSecondaryIndexes",
          "StreamSpecification",
          "SSESpecification",
          "TableClass",
          "DeletionProtectionEnabled",
          "OnDemandThroughput",
          "WarmThroughput",
          "Tags");

  private final Database database;

  public CreateTable(Database database) {
    this.database = database;
  }

  @Override
  public Reply run(Parameters request) {
    String name = TableNames.toCreate(request);
    Constraints constraints = new Constraints();
    constraints.present(request.has("AttributeDefinitions"), "attributeDefinitions");
    constraints.present(request.has("KeySchema"), "keySchema");
    new TableConstraints(request, constraints).check();
    checkBilling(request);
    ObjectNode definition = definition(request, name);
    SchemaRules.check(definition, true);
    Tags.check(request);
    Table table = database.catalog().edit(edit -> create(edit, definition.deepCopy()));
    return Reply.of(Description.created(table));
  }

  private static void checkBilling(Parameters request) {
    boolean payPerRequest =
        request.text("BillingMode").orElse("PROVISIONED").equals("PAY_PER_REQUEST");
    if (payPerRequest && request.has("ProvisionedThroughput")) {
      throw validation(
          "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
              + " WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
    }
    if (!payPerRequest && !request.has("ProvisionedThroughput")) {
      throw validation(
          "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must"
              + " both be specified when BillingMode is PROVISIONED");
    }
  }

  private ObjectNode definition(Parameters request, String name) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("TableName", name);
    definition.put("TableId", UUID.randomUUID().toString());
    definition.put("CreationDateTime", database.clock().millis() / 1000.0);
    definition.put("BillingMode", request.text("BillingMode").orElse("PROVISIONED"));
    for (String parameter : KEPT) {
      request.any(parameter).ifPresent(value -> definition.set(parameter, value.deepCopy()));
    }
    return definition;
  }

  private static Table create(Catalog.Edit edit, ObjectNode definition) {
    String name = definition.get("TableName").textValue();
    if (edit.find(name).isPresent()) {
      throw new DynamoDbException("ResourceInUseException", "Table already exists: " + name);
    }
    long map = edit.newMap();
    definition.put("Map", map);
    edit.changes().createMap(map);
    for (String kind : List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")) {
      for (JsonNode index : definition.path(kind)) {
        long number = edit.newMap();
        ((ObjectNode) index).put("Map", number);
        edit.changes().createIndex(number);
      }
    }
    Table table = Table.of(definition);
    edit.put(table);
    return table;
  }
}
