package dev.cadenza.local.template.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table.
 *
 * @param attributes types ({@code S}, {@code N}, {@code B}) of the key attributes, by name
 * @param timeToLive the attribute with the expiry time
 */
public record TableSpec(
    String id,
    String name,
    Map<String, String> attributes,
    Keys keys,
    List<Index> indexes,
    Optional<String> timeToLive,
    Optional<String> streamView) {

  public TableSpec {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    indexes = List.copyOf(indexes);
  }

  public record Keys(String hash, Optional<String> range) {}

  /**
   * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param included the attributes of {@code INCLUDE}
   */
  public record Index(
      String name, Keys keys, String projection, List<String> included, boolean global) {
    public Index {
      included = List.copyOf(included);
    }
  }
}
