package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A JSON object whose fields are asked for by name and kind; what is not there or of another kind
 * throws {@link IllegalArgumentException}. Unknown fields are ignored, so that an older client
 * outlives a newer server.
 */
record JsonObject(JsonNode node) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  JsonObject {
    requireNonNull(node, "node");
    if (!node.isObject()) {
      throw new IllegalArgumentException("not a JSON object: " + node);
    }
  }

  static JsonObject parse(String json) {
    try {
      return new JsonObject(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  /** Fields in the order in which they are put; unlike {@code Map.of}, they may be null. */
  static Map<String, Object> fields() {
    return new LinkedHashMap<>();
  }

  static String write(Map<String, ?> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be JSON: " + values, e);
    }
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return value(name).map(JsonNode::asText);
  }

  boolean flag(String name) {
    return value(name)
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue)
        .orElseThrow(() -> missing(name));
  }

  long number(String name) {
    return value(name)
        .filter(JsonNode::isNumber)
        .map(JsonNode::longValue)
        .orElseThrow(() -> missing(name));
  }

  Instant time(String name) {
    return Instant.parse(text(name));
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(Instant::parse);
  }

  /** A text that must be one of those that {@code parse} knows. */
  <T> T known(String name, Function<String, Optional<T>> parse) {
    return parse.apply(text(name)).orElseThrow(() -> missing(name));
  }

  Optional<JsonObject> object(String name) {
    return value(name).map(JsonObject::new);
  }

  List<JsonObject> objects(String name) {
    JsonNode list = value(name).filter(JsonNode::isArray).orElseThrow(() -> missing(name));
    return StreamSupport.stream(list.spliterator(), false).map(JsonObject::new).toList();
  }

  List<JsonObject> optionalObjects(String name) {
    return value(name).isPresent() ? objects(name) : List.of();
  }

  Map<String, Object> map(String name) {
    return JSON.convertValue(value(name).orElseThrow(() -> missing(name)), VALUES);
  }

  Map<String, String> texts(String name) {
    return JSON.convertValue(value(name).orElseThrow(() -> missing(name)), TEXTS);
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("no usable \"" + name + "\" in " + node);
  }
}
