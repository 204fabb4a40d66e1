package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.scalar.Bytes;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import dev.cadenza.dynamodb.value.scalar.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Parses JSON values, with the service's messages for invalid ones. */
final class ValueReader {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");

  private ValueReader() {}

  /**
   * @param levels the remaining nesting levels of lists and maps
   */
  static AttributeValue read(JsonNode json, int levels) {
    if (!json.isObject()) {
      throw DynamoDbException.serialization("Unexpected value type in payload");
    }
    String type = null;
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!TYPES.contains(member.getKey()) || member.getValue().isNull()) {
        continue;
      }
      if (type != null) {
        throw DynamoDbException.validation(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
                + " the supported datatypes");
      }
      type = member.getKey();
    }
    if (type == null) {
      throw DynamoDbException.validation(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    return read(type, json.get(type), levels);
  }

  private static AttributeValue read(String type, JsonNode json, int levels) {
    return switch (type) {
      case "S" -> new StringValue(JsonParts.text(json));
      case "N" -> NumberValue.of(JsonParts.text(json));
      case "B" -> new BinaryValue(JsonParts.bytes(json));
      case "BOOL" -> new BooleanValue(JsonParts.bool(json));
      case "NULL" -> nullValue(json);
      case "SS" -> strings(json);
      case "NS" -> numbers(json);
      case "BS" -> binaries(json);
      case "L" -> list(json, levels);
      case "M" -> map(json, levels);
      default -> throw new IllegalStateException(type);
    };
  }

  private static AttributeValue nullValue(JsonNode json) {
    if (!JsonParts.bool(json)) {
      throw DynamoDbException.validation(
          INVALID + "Null attribute value types must have the value of true");
    }
    return new NullValue();
  }

  private static AttributeValue strings(JsonNode json) {
    List<String> values =
        elements(
            json,
            JsonParts::text,
            "An string set  may not be empty",
            "An string set may not have a null string as a member");
    Set<String> distinct = new LinkedHashSet<>(values);
    if (distinct.size() < values.size()) {
      throw DynamoDbException.validation(
          INVALID + "Input collection " + values + " contains duplicates.");
    }
    return new StringSet(distinct);
  }

  private static AttributeValue numbers(JsonNode json) {
    List<BigDecimal> values =
        elements(
            json,
            number -> Numbers.parse(JsonParts.text(number)),
            "An number set  may not be empty",
            "An number set may not have a null string as a member");
    Set<BigDecimal> distinct = new LinkedHashSet<>(values);
    if (distinct.size() < values.size()) {
      throw DynamoDbException.validation("Input collection contains duplicates");
    }
    return new NumberSet(distinct);
  }

  private static AttributeValue binaries(JsonNode json) {
    List<Bytes> values =
        elements(
            json,
            JsonParts::bytes,
            "Binary sets should not be empty",
            "Binary sets may not contain null values");
    Set<Bytes> distinct = new LinkedHashSet<>(values);
    if (distinct.size() < values.size()) {
      throw DynamoDbException.validation(
          INVALID + "Input collection " + values + "of type BS contains duplicates.");
    }
    return new BinarySet(distinct);
  }

  private static <T> List<T> elements(
      JsonNode json, Function<JsonNode, T> reader, String whenEmpty, String whenNull) {
    JsonParts.requireArray(json);
    if (json.isEmpty()) {
      throw DynamoDbException.validation(INVALID + whenEmpty);
    }
    List<T> values = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      if (element.isNull()) {
        throw DynamoDbException.validation(INVALID + whenNull);
      }
      values.add(reader.apply(element));
    }
    return values;
  }

  private static AttributeValue list(JsonNode json, int levels) {
    JsonParts.requireArray(json);
    int within = descend(levels);
    List<AttributeValue> values = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      if (element.isNull()) {
        throw DynamoDbException.validation("The supplied Item contains a null AttributeValue");
      }
      values.add(read(element, within));
    }
    return new ListValue(values);
  }

  private static AttributeValue map(JsonNode json, int levels) {
    return new MapValue(attributes(json, descend(levels)));
  }

  /** The attributes of an item or a map. */
  static Map<String, AttributeValue> attributes(JsonNode json, int levels) {
    JsonParts.requireObject(json);
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      AttributeNames.check(member.getKey());
      if (member.getValue().isNull()) {
        throw DynamoDbException.validation(
            "The supplied Item contains a null AttributeValue: " + member.getKey() + " is null");
      }
      attributes.put(member.getKey(), read(member.getValue(), levels));
    }
    return attributes;
  }

  private static int descend(int levels) {
    if (levels == 0) {
      throw DynamoDbException.validation(Depth.EXCEEDED);
    }
    return levels - 1;
  }
}
