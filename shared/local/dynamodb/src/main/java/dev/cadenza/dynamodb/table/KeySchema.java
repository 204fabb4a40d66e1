package dev.cadenza.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.expression.KeyCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attributes of a key. */
public final class KeySchema {
  private final List<KeyCondition.Key> hash;
  private final List<KeyCondition.Key> range;
  private final List<KeyCondition.Key> all;
  private final Set<String> names;

  /**
   * @param hash one attribute; for a global index, up to four
   * @param range none or one; for a global index, up to four
   */
  public KeySchema(List<KeyCondition.Key> hash, List<KeyCondition.Key> range) {
    this.hash = List.copyOf(hash);
    this.range = List.copyOf(range);
    // Used for each item.
    this.all = Stream.concat(hash.stream(), range.stream()).toList();
    this.names =
        all.stream().map(KeyCondition.Key::attribute).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param schema KeySchema of a definition
   * @param attributes AttributeDefinitions of the same definition
   */
  static KeySchema of(JsonNode schema, JsonNode attributes) {
    Map<String, String> types = new HashMap<>();
    for (JsonNode attribute : attributes) {
      types.put(
          attribute.get("AttributeName").textValue(), attribute.get("AttributeType").textValue());
    }
    List<KeyCondition.Key> hash = new ArrayList<>();
    List<KeyCondition.Key> range = new ArrayList<>();
    for (JsonNode element : schema) {
      String name = element.get("AttributeName").textValue();
      KeyCondition.Key key = new KeyCondition.Key(name, types.get(name));
      (element.get("KeyType").textValue().equals("HASH") ? hash : range).add(key);
    }
    return new KeySchema(hash, range);
  }

  public List<KeyCondition.Key> hash() {
    return hash;
  }

  public List<KeyCondition.Key> range() {
    return range;
  }

  /** Hash attributes first. */
  public List<KeyCondition.Key> all() {
    return all;
  }

  public Set<String> names() {
    return names;
  }

  public int size() {
    return all.size();
  }
}
