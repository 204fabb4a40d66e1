package dev.cadenza.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A secondary index.
 *
 * @param map of its entries
 * @param global whether it has its own hash key
 * @param projected the projected attributes, including keys; empty for all
 */
public record Index(
    long map, String name, boolean global, KeySchema keys, Optional<Set<String>> projected) {
  public Index {
    projected = projected.map(Set::copyOf);
  }

  static Index of(JsonNode definition, boolean global, KeySchema table, JsonNode attributes) {
    KeySchema keys = KeySchema.of(definition.get("KeySchema"), attributes);
    return new Index(
        definition.get("Map").longValue(),
        definition.get("IndexName").textValue(),
        global,
        keys,
        projected(definition.get("Projection"), keys, table));
  }

  private static Optional<Set<String>> projected(
      JsonNode projection, KeySchema keys, KeySchema table) {
    if (projection.get("ProjectionType").textValue().equals("ALL")) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>(keys.names());
    names.addAll(table.names());
    for (JsonNode name : projection.path("NonKeyAttributes")) {
      names.add(name.textValue());
    }
    return Optional.of(names);
  }

  /** The projection of an item. */
  public Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
    if (projected.isEmpty()) {
      return item;
    }
    Map<String, AttributeValue> shown = new LinkedHashMap<>(item);
    shown.keySet().retainAll(projected.get());
    return shown;
  }

  /** Whether all of these are projected. */
  public boolean shows(Set<String> attributes) {
    return projected.isEmpty() || projected.get().containsAll(attributes);
  }
}
