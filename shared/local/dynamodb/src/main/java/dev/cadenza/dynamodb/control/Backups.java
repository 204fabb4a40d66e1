package dev.cadenza.dynamodb.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.Optional;

/** The settings of point-in-time recovery. They are stored, without backups. */
public final class Backups {
  private static final String SETTING = "PointInTimeRecovery";
  private static final int MAX_DAYS = 35;

  private final Database database;

  public Backups(Database database) {
    this.database = database;
  }

  public Reply describe(Parameters request) {
    String name = TableNames.get(request);
    return Reply.of(description(database.catalog().find(name).orElseThrow(() -> missing(name))));
  }

  public Reply update(Parameters request) {
    String name = TableNames.get(request);
    Optional<Parameters> setting = request.object("PointInTimeRecoverySpecification");
    Constraints constraints = new Constraints();
    String path = "pointInTimeRecoverySpecification";
    constraints.present(setting.isPresent(), path);
    Parameters parts = setting.orElse(Parameters.none());
    Optional<Boolean> enabled = parts.flag("PointInTimeRecoveryEnabled");
    Optional<Long> days = parts.number("RecoveryPeriodInDays");
    constraints.present(
        setting.isEmpty() || enabled.isPresent(), path + ".pointInTimeRecoveryEnabled");
    constraints.atLeast(days, path + ".recoveryPeriodInDays", 1);
    constraints.atMost(days, path + ".recoveryPeriodInDays", MAX_DAYS);
    constraints.check();
    Table table =
        database
            .catalog()
            .edit(edit -> set(edit, name, enabled.orElseThrow(), days.orElse((long) MAX_DAYS)));
    return Reply.of(description(table));
  }

  private Table set(Catalog.Edit edit, String name, boolean enabled, long days) {
    Table table = edit.find(name).orElseThrow(() -> missing(name));
    ObjectNode definition = table.definition().deepCopy();
    if (enabled) {
      ObjectNode setting = definition.putObject(SETTING);
      setting.put("Days", days);
      setting.put("Since", database.clock().millis() / 1000.0);
    } else {
      definition.remove(SETTING);
    }
    Table changed = Table.of(definition);
    edit.put(changed);
    return changed;
  }

  private ObjectNode description(Table table) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("ContinuousBackupsDescription");
    boolean enabled = table.definition().has(SETTING);
    description.put("ContinuousBackupsStatus", enabled ? "ENABLED" : "DISABLED");
    ObjectNode recovery = description.putObject("PointInTimeRecoveryDescription");
    recovery.put("PointInTimeRecoveryStatus", enabled ? "ENABLED" : "DISABLED");
    if (enabled) {
      recovery.set("RecoveryPeriodInDays", table.definition().get(SETTING).get("Days"));
      recovery.set("EarliestRestorableDateTime", table.definition().get(SETTING).get("Since"));
      recovery.put("LatestRestorableDateTime", database.clock().millis() / 1000.0);
    }
    return answer;
  }

  private static DynamoDbException missing(String name) {
    return new DynamoDbException("TableNotFoundException", "Table not found: " + name);
  }
}
