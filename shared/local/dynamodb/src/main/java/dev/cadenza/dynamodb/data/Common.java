package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Arns;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Common parts of requests and responses. */
public final class Common {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int MAX_ARN = 1024;

  private Common() {}

  public static Constraints tableName(Constraints constraints, Parameters request) {
    return tableName(constraints, request, "tableName");
  }

  static Constraints tableName(Constraints constraints, Parameters request, String path) {
    Optional<String> name = request.text("TableName");
    return constraints
        .present(name.isPresent(), path)
        .length(name, path, 1, MAX_ARN)
        .pattern(name.map(Arns::tableName), path, NAME);
  }

  public static Constraints indexName(Constraints constraints, Parameters request) {
    Optional<String> name = request.text("IndexName");
    return constraints.length(name, "indexName", 3, 255).pattern(name, "indexName", NAME);
  }

  public static Constraints returnConsumedCapacity(Constraints constraints, Parameters request) {
    return constraints.oneOf(
        request.text("ReturnConsumedCapacity"),
        "returnConsumedCapacity",
        List.of("INDEXES", "TOTAL", "NONE"));
  }

  static Constraints returnItemCollectionMetrics(Constraints constraints, Parameters request) {
    return constraints.oneOf(
        request.text("ReturnItemCollectionMetrics"),
        "returnItemCollectionMetrics",
        List.of("SIZE", "NONE"));
  }

  static Constraints returnOnFailure(Constraints constraints, Parameters request, String path) {
    return constraints.oneOf(
        request.text("ReturnValuesOnConditionCheckFailure"), path, List.of("ALL_OLD", "NONE"));
  }

  /** The validated name of the table. */
  public static String table(Parameters request) {
    return Arns.tableName(request.text("TableName").orElseThrow());
  }

  public static Detail detail(Parameters request) {
    return request.text("ReturnConsumedCapacity").map(Detail::valueOf).orElse(Detail.NONE);
  }

  static boolean returnsItem(Parameters request) {
    return request
        .text("ReturnValuesOnConditionCheckFailure")
        .filter("ALL_OLD"::equals)
        .isPresent();
  }

  public static Map<String, AttributeValue> item(Parameters request, String name) {
    return Items.of(request.any(name).orElseThrow());
  }

  /** The attributes of the key of the table, in the order of its schema. */
  public static Map<String, AttributeValue> key(Table table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    table.keys().all().forEach(part -> key.put(part.attribute(), item.get(part.attribute())));
    return key;
  }

  public static void writeItem(JsonGenerator json, String name, Map<String, AttributeValue> item)
      throws IOException {
    json.writeFieldName(name);
    Items.write(item, json);
  }
}
