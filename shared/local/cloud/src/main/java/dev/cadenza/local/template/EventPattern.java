package dev.cadenza.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.local.template.intrinsic.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The pattern of an EventBridge rule: exact values and {@code prefix}, at any depth. Other patterns
 * are not supported.
 *
 * @param fields by name, a list of values or a nested map
 */
public record EventPattern(Map<String, ?> fields) {
  private static final String PREFIX = "prefix";

  public EventPattern {
    fields = Map.copyOf(fields);
  }

  /**
   * @throws TemplateException when the pattern contains unsupported parts
   */
  static EventPattern read(Properties properties, String name) {
    Map<String, ?> fields = properties.map(name);
    fields.forEach((field, wanted) -> check(properties, name + "." + field, wanted));
    return new EventPattern(fields);
  }

  private static void check(Properties properties, String name, Object wanted) {
    switch (wanted) {
      case Map<?, ?> inner ->
          inner.forEach((field, value) -> check(properties, name + "." + field, value));
      case List<?> values ->
          values.forEach(
              value -> {
                if (value instanceof Map<?, ?> rule && !rule.keySet().equals(Set.of(PREFIX))) {
                  throw properties.refuse(name, "only values and prefixes are supported locally");
                }
              });
      default -> throw properties.refuse(name, "must be a list of values");
    }
  }

  public boolean matches(JsonNode event) {
    return matches(fields, event);
  }

  private static boolean matches(Map<?, ?> fields, JsonNode event) {
    return fields.entrySet().stream()
        .allMatch(field -> matches(field.getValue(), event.path(String.valueOf(field.getKey()))));
  }

  private static boolean matches(Object wanted, JsonNode found) {
    return switch (wanted) {
      case Map<?, ?> inner -> matches(inner, found);
      case List<?> values when found.isArray() ->
          StreamSupport.stream(found.spliterator(), false)
              .anyMatch(element -> matchesAny(values, element));
      case List<?> values -> matchesAny(values, found);
      default -> false;
    };
  }

  private static boolean matchesAny(List<?> values, JsonNode found) {
    return found.isValueNode() && values.stream().anyMatch(value -> matchesOne(value, found));
  }

  private static boolean matchesOne(Object value, JsonNode found) {
    return value instanceof Map<?, ?> rule
        ? found.asText().startsWith(String.valueOf(rule.get(PREFIX)))
        : found.asText().equals(String.valueOf(value));
  }
}
