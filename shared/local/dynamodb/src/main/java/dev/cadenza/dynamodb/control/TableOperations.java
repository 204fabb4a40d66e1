package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import java.util.Optional;
import java.util.regex.Pattern;

/** DescribeTable, DeleteTable, ListTables and DescribeLimits. */
public final class TableOperations {
  private static final long MAX_LISTED = 100;
  private static final long ACCOUNT_UNITS = 80_000;
  private static final long TABLE_UNITS = 40_000;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

  private final Database database;

  public TableOperations(Database database) {
    this.database = database;
  }

  public Reply describe(Parameters request) {
    String name = TableNames.get(request);
    return Reply.of(
        database.read(
            () -> {
              Table table = TableNames.require(database.catalog(), name);
              return rows -> Description.described(table, rows);
            }));
  }

  public Reply delete(Parameters request) {
    String name = TableNames.get(request);
    return Reply.of(database.catalog().edit(edit -> delete(edit, name)));
  }

  private static JsonNode delete(Catalog.Edit edit, String name) {
    Table table = TableNames.require(edit, name);
    if (table.isProtected()) {
      throw validation(
          "Resource cannot be deleted as it is currently protected against deletion. Disable"
              + " deletion protection first.");
    }
    JsonNode description = Description.deleted(table, edit.changes());
    for (Index index : table.indexes()) {
      edit.changes().dropIndex(index.map());
    }
    table.expiry().ifPresent(expiry -> edit.changes().dropIndex(expiry.map()));
    edit.changes().dropMap(table.map());
    edit.remove(table);
    return description;
  }

  public Reply list(Parameters request) {
    Optional<Long> limit = request.number("Limit");
    Optional<String> start = request.text("ExclusiveStartTableName");
    new Constraints()
        .length(start, "exclusiveStartTableName", 1, 1024)
        .pattern(start, "exclusiveStartTableName", NAME)
        .atLeast(limit, "limit", 1)
        .atMost(limit, "limit", MAX_LISTED)
        .check();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode names = answer.putArray("TableNames");
    String last = start.orElse("");
    for (String name : database.catalog().tables().tailMap(last, false).keySet()) {
      if (names.size() == limit.orElse(MAX_LISTED)) {
        answer.put("LastEvaluatedTableName", last);
        break;
      }
      names.add(name);
      last = name;
    }
    return Reply.of(answer);
  }

  /** The limits of a new account; they are not enforced. */
  public static Reply limits(Parameters request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("AccountMaxReadCapacityUnits", ACCOUNT_UNITS);
    answer.put("AccountMaxWriteCapacityUnits", ACCOUNT_UNITS);
    answer.put("TableMaxReadCapacityUnits", TABLE_UNITS);
    answer.put("TableMaxWriteCapacityUnits", TABLE_UNITS);
    return Reply.of(answer);
  }
}
