package dev.cadenza.dynamodb.data.query;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.data.Common;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The common parts of Query and Scan. */
final class Paging {
  private Paging() {}

  static Constraints constraints(Parameters request) {
    Constraints constraints = Common.tableName(new Constraints(), request);
    Common.indexName(constraints, request);
    constraints.oneOf(
        request.text("Select"),
        "select",
        List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));
    constraints.atLeast(request.number("Limit"), "limit", 1);
    return Common.returnConsumedCapacity(constraints, request);
  }

  static long limit(Parameters request) {
    return request.number("Limit").orElse(Long.MAX_VALUE);
  }

  static boolean consistent(Parameters request) {
    return request.flag("ConsistentRead").orElse(false);
  }

  static Source source(Database database, Parameters request) {
    Table table = database.table(Common.table(request));
    Source source = Source.of(table, request.text("IndexName"));
    if (source.isGlobal() && consistent(request)) {
      throw validation("Consistent reads are not supported on global secondary indexes");
    }
    return source;
  }

  static Optional<Map<String, AttributeValue>> start(Parameters request) {
    return request.has("ExclusiveStartKey")
        ? Optional.of(Common.item(request, "ExclusiveStartKey"))
        : Optional.empty();
  }
}
