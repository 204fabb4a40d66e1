package dev.cadenza.aws.items;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * Builds the mapping of a record to an item, attribute by attribute.
 *
 * <p>Times are ISO 8601 texts, which sort by time; empty values are omitted.
 */
public final class Schemas<T> {
  private final StaticImmutableTableSchema.Builder<T, Draft> builder;

  private Schemas(Class<T> type, Function<Draft, T> make) {
    builder =
        StaticImmutableTableSchema.builder(type, Draft.class).newItemBuilder(Draft::new, make);
  }

  public static <T> Schemas<T> of(Class<T> type, Function<Draft, T> make) {
    return new Schemas<>(type, make);
  }

  public Schemas<T> text(String name, Function<T, String> getter, StaticAttributeTag... tags) {
    return attribute(String.class, name, getter, tags);
  }

  public Schemas<T> optionalText(
      String name, Function<T, Optional<String>> getter, StaticAttributeTag... tags) {
    return attribute(String.class, name, item -> getter.apply(item).orElse(null), tags);
  }

  public Schemas<T> number(String name, Function<T, Long> getter, StaticAttributeTag... tags) {
    return attribute(Long.class, name, getter, tags);
  }

  public Schemas<T> optionalNumber(String name, Function<T, Optional<Long>> getter) {
    return attribute(Long.class, name, item -> getter.apply(item).orElse(null));
  }

  Schemas<T> bytes(String name, Function<T, byte[]> getter) {
    return attribute(SdkBytes.class, name, item -> SdkBytes.fromByteArray(getter.apply(item)));
  }

  public Schemas<T> flag(String name, Function<T, Boolean> getter) {
    return attribute(Boolean.class, name, getter);
  }

  public Schemas<T> time(String name, Function<T, Instant> getter) {
    return time(name, getter, new TimeConverter());
  }

  public Schemas<T> optionalTime(String name, Function<T, Optional<Instant>> getter) {
    return time(name, item -> getter.apply(item).orElse(null), new TimeConverter());
  }

  /** An attribute only for indexes: it is derived from others and not read back. */
  public Schemas<T> derived(
      String name, Function<T, Optional<String>> getter, StaticAttributeTag... tags) {
    return optionalText(name, getter, tags);
  }

  public StaticImmutableTableSchema<T, Draft> build() {
    return builder.build();
  }

  private Schemas<T> time(String name, Function<T, Instant> getter, TimeConverter converter) {
    builder.addAttribute(
        Instant.class,
        attribute ->
            attribute
                .name(name)
                .getter(getter)
                .setter((draft, value) -> draft.put(name, value))
                .attributeConverter(converter));
    return this;
  }

  private <V> Schemas<T> attribute(
      Class<V> type, String name, Function<T, V> getter, StaticAttributeTag... tags) {
    builder.addAttribute(
        type,
        attribute ->
            attribute
                .name(name)
                .getter(getter)
                .setter((draft, value) -> draft.put(name, value))
                .tags(tags));
    return this;
  }
}
