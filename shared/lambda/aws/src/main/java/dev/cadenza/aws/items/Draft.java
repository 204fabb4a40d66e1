package dev.cadenza.aws.items;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** The attributes of an item that is being read, before the record is created. */
public final class Draft {
  private final Map<String, Object> values = new HashMap<>();

  void put(String name, Object value) {
    values.put(name, value);
  }

  public String text(String name) {
    return find(name, String.class)
        .orElseThrow(() -> new IllegalStateException("An item has no " + name));
  }

  byte[] bytes(String name) {
    return find(name, SdkBytes.class)
        .orElseThrow(() -> new IllegalStateException("An item has no " + name))
        .asByteArray();
  }

  public long number(String name) {
    return find(name, Long.class)
        .orElseThrow(() -> new IllegalStateException("An item has no " + name));
  }

  public Instant time(String name) {
    return find(name, Instant.class)
        .orElseThrow(() -> new IllegalStateException("An item has no " + name));
  }

  public <V> Optional<V> find(String name, Class<V> type) {
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }
}
