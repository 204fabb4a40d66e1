package dev.cadenza.dynamodb.protocol;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request, or of a part of it. Null is treated as missing. Reading a parameter
 * of another type throws a SerializationException.
 */
public final class Parameters {
  private static final Parameters NONE = new Parameters(JsonNodeFactory.instance.objectNode());

  private final JsonNode json;

  private Parameters(JsonNode json) {
    this.json = requireNonNull(json, "json");
  }

  public static Parameters none() {
    return NONE;
  }

  /**
   * @throws DynamoDbException if it is not an object
   */
  public static Parameters of(JsonNode json) {
    if (json.isObject()) {
      return new Parameters(json);
    }
    throw json.isArray()
        ? DynamoDbException.serialization("Start of list found where not expected")
        : DynamoDbException.serialization("Unexpected value type in payload");
  }

  /** The object itself, read-only. */
  public JsonNode json() {
    return json;
  }

  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  private Optional<JsonNode> value(String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Any value. */
  public Optional<JsonNode> any(String name) {
    return value(name);
  }

  public Optional<String> text(String name) {
    return value(name).map(Parameters::text);
  }

  private static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    throw notConverted(value, "String");
  }

  public Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value.isBoolean()) {
                return value.booleanValue();
              }
              throw notConverted(value, "Boolean");
            });
  }

  public Optional<Long> number(String name) {
    return value(name)
        .map(
            value -> {
              if (value.isNumber()) {
                return value.longValue();
              }
              throw notConverted(value, "Long");
            });
  }

  public Optional<Parameters> object(String name) {
    return value(name)
        .map(
            value -> {
              if (value.isObject()) {
                return new Parameters(value);
              }
              throw value.isArray()
                  ? DynamoDbException.serialization("Start of list found where not expected")
                  : DynamoDbException.serialization("Unexpected value type in payload");
            });
  }

  /** A list of objects; empty when missing, which {@link #has} distinguishes. */
  public List<Parameters> objects(String name) {
    List<Parameters> objects = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      objects.add(element.isNull() ? NONE : of(element));
    }
    return objects;
  }

  /** A list of strings; empty when missing, which {@link #has} distinguishes. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      texts.add(text(element));
    }
    return texts;
  }

  private Iterable<JsonNode> elements(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get().isArray()) {
      return value.get();
    }
    throw value.get().isObject()
        ? DynamoDbException.serialization("Start of structure or map found where not expected")
        : DynamoDbException.serialization("Unexpected field type");
  }

  private static DynamoDbException notConverted(JsonNode value, String type) {
    return switch (value.getNodeType()) {
      case OBJECT ->
          DynamoDbException.serialization("Start of structure or map found where not expected");
      case ARRAY ->
          DynamoDbException.serialization("Unrecognized collection type class java.lang." + type);
      case NUMBER ->
          DynamoDbException.serialization(
              (value.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE")
                  + " cannot be converted to "
                  + type);
      case BOOLEAN ->
          DynamoDbException.serialization(
              (value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE")
                  + " cannot be converted to "
                  + type);
      default -> DynamoDbException.serialization("STRING_VALUE cannot be converted to " + type);
    };
  }
}
