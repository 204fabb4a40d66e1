package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** UpdateTable. It is complete when it returns, including a filled new index. */
public final class UpdateTable implements Operation {
  /** Parameters that replace the previous ones. */
  private static final List<String> SETTINGS =
      List.of(
          "BillingMode",
          "ProvisionedThroughput",
          "StreamSpecification",
          "SSESpecification",
          "TableClass",
          "DeletionProtectionEnabled",
          "OnDemandThroughput",
          "WarmThroughput");

  private final Database database;

  public UpdateTable(Database database) {
    this.database = database;
  }

  @Override
  public Reply run(Parameters request) {
    String name = TableNames.get(request);
    new TableConstraints(request, new Constraints()).check();
    List<Parameters> updates = request.objects("GlobalSecondaryIndexUpdates");
    if (updates.isEmpty() && SETTINGS.stream().noneMatch(request::has)) {
      throw validation(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    IndexUpdates.check(updates);
    return Reply.of(
        database
            .catalog()
            .edit(
                edit -> {
                  Table table = update(edit, TableNames.require(edit, name), request);
                  return Description.updated(table, edit.changes());
                }));
  }

  private Table update(Catalog.Edit edit, Table table, Parameters request) {
    ObjectNode definition = table.definition().deepCopy();
    set(definition, request);
    IndexUpdates updates = new IndexUpdates(edit, table, definition);
    request.objects("GlobalSecondaryIndexUpdates").forEach(each -> updates.apply(each, request));
    dropUnused(definition);
    SchemaRules.check(definition, false);
    Table changed = Table.of(definition);
    edit.put(changed);
    updates.fill(changed);
    return changed;
  }

  private void set(ObjectNode definition, Parameters request) {
    boolean wasPayPerRequest = definition.path("BillingMode").asText().equals("PAY_PER_REQUEST");
    for (String setting : SETTINGS) {
      request.any(setting).ifPresent(value -> definition.set(setting, value.deepCopy()));
    }
    boolean payPerRequest = definition.path("BillingMode").asText().equals("PAY_PER_REQUEST");
    if (payPerRequest) {
      if (request.has("ProvisionedThroughput")) {
        throw neither();
      }
      definition.remove("ProvisionedThroughput");
      definition
          .path("GlobalSecondaryIndexes")
          .forEach(index -> ((ObjectNode) index).remove("ProvisionedThroughput"));
      if (!wasPayPerRequest) {
        definition.put("PayPerRequestSince", database.clock().millis() / 1000.0);
      }
    } else if (!definition.has("ProvisionedThroughput")) {
      throw validation(
          "One or more parameter values were invalid: ProvisionedThroughput must be specified when"
              + " BillingMode is PROVISIONED");
    }
    if (request.has("TableClass")) {
      definition.put("TableClassSince", database.clock().millis() / 1000.0);
    }
  }

  private static DynamoDbException neither() {
    return validation(
        "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
            + " WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
  }

  private static void dropUnused(ObjectNode definition) {
    ArrayNode kept = definition.arrayNode();
    for (JsonNode attribute : definition.get("AttributeDefinitions")) {
      if (SchemaRules.used(definition).contains(attribute.get("AttributeName").textValue())) {
        kept.add(attribute);
      }
    }
    definition.set("AttributeDefinitions", kept);
  }
}
