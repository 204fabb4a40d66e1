package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.StoredItems;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import java.util.Optional;

/** UpdateTimeToLive and DescribeTimeToLive. */
public final class TimeToLive {
  private final Database database;

  public TimeToLive(Database database) {
    this.database = database;
  }

  public Reply describe(Parameters request) {
    Table table = TableNames.require(database.catalog(), TableNames.get(request));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("TimeToLiveDescription");
    description.put("TimeToLiveStatus", table.expiry().isPresent() ? "ENABLED" : "DISABLED");
    table.expiry().ifPresent(expiry -> description.put("AttributeName", expiry.attribute()));
    return Reply.of(answer);
  }

  public Reply update(Parameters request) {
    String name = TableNames.get(request);
    Optional<Parameters> setting = request.object("TimeToLiveSpecification");
    Constraints constraints = new Constraints();
    constraints.present(setting.isPresent(), "timeToLiveSpecification");
    Parameters parts = setting.orElse(Parameters.none());
    Optional<String> attribute = parts.text("AttributeName");
    Optional<Boolean> enabled = parts.flag("Enabled");
    constraints.present(
        setting.isEmpty() || attribute.isPresent(), "timeToLiveSpecification.attributeName");
    constraints.present(
        setting.isEmpty() || enabled.isPresent(), "timeToLiveSpecification.enabled");
    constraints.length(attribute, "timeToLiveSpecification.attributeName", 1, 255);
    constraints.check();
    database
        .catalog()
        .edit(edit -> set(edit, name, attribute.orElseThrow(), enabled.orElseThrow()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("TimeToLiveSpecification")
        .put("AttributeName", attribute.orElseThrow())
        .put("Enabled", enabled.orElseThrow().booleanValue());
    return Reply.of(answer);
  }

  private static Table set(Catalog.Edit edit, String name, String attribute, boolean enable) {
    Table table = TableNames.require(edit, name);
    check(table.expiry().map(Table.Expiry::attribute), attribute, enable);
    ObjectNode definition = table.definition().deepCopy();
    if (enable) {
      long map = edit.newMap();
      edit.changes().createIndex(map);
      definition.putObject(Table.EXPIRY).put("AttributeName", attribute).put("Map", map);
    } else {
      table.expiry().ifPresent(expiry -> edit.changes().dropIndex(expiry.map()));
      definition.remove(Table.EXPIRY);
    }
    Table changed = Table.of(definition);
    edit.put(changed);
    changed.expiry().ifPresent(expiry -> StoredItems.fill(edit.changes(), changed, expiry));
    return changed;
  }

  private static void check(Optional<String> now, String attribute, boolean enable) {
    if (now.isPresent() && !now.get().equals(attribute)) {
      throw validation(
          "TimeToLive is active on a different AttributeName: current AttributeName is "
              + now.get());
    }
    if (now.isPresent() && enable) {
      throw validation("TimeToLive is already enabled");
    }
    if (now.isEmpty() && !enable) {
      throw validation("TimeToLive is already disabled");
    }
  }
}
