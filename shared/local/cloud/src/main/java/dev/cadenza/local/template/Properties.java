package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The resolved properties of a resource, or of a part of one. Reading marks a property as
 * supported; {@link #refuseTheRest} then rejects all properties that were not read, by full name.
 */
final class Properties {

  private final String place;
  private final Map<String, Object> values;
  private final Set<String> supported = new HashSet<>();

  Properties(String place, Map<String, Object> values) {
    this.place = place;
    this.values = values;
  }

  Optional<String> optionalText(String name) {
    return optional(name)
        .map(
            value -> {
              if (value instanceof Map || value instanceof Collection) {
                throw refuse(name, "expected text");
              }
              return String.valueOf(value);
            });
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> refuse(name, "is missing"));
  }

  String text(String name, String otherwise) {
    return optionalText(name).orElse(otherwise);
  }

  OptionalInt optionalNumber(String name) {
    return optionalText(name)
        .map(text -> OptionalInt.of(number(name, text)))
        .orElseGet(OptionalInt::empty);
  }

  int number(String name, int otherwise) {
    return optionalNumber(name).orElse(otherwise);
  }

  private int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw refuse(name, "expected a whole number, not " + text);
    }
  }

  boolean flag(String name, boolean otherwise) {
    return switch (text(name, String.valueOf(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refuse(name, "expected true or false");
    };
  }

  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  List<?> list(String name) {
    return switch (optional(name).orElse(List.of())) {
      case List<?> list -> list;
      case String text -> List.of(text.split("\\s*,\\s*"));
      default -> throw refuse(name, "expected a list");
    };
  }

  Optional<Properties> part(String name) {
    return optional(name).map(value -> new Properties(place + "." + name, section(name, value)));
  }

  List<Properties> parts(String name) {
    return list(name).stream()
        .map(value -> new Properties(place + "." + name, section(name, value)))
        .toList();
  }

  /** The whole part, with all its properties marked as supported. */
  Map<String, Object> map(String name) {
    return optional(name).map(value -> section(name, value)).orElse(Map.of());
  }

  Set<String> names() {
    return values.keySet();
  }

  /** Marks these properties as ignored. */
  Properties ignore(Collection<String> names) {
    supported.addAll(names);
    return this;
  }

  /** Rejects any value of a property except the given one. */
  void expect(String name, String only) {
    optionalText(name)
        .ifPresent(
            value -> {
              if (!value.equals(only)) {
                throw refuse(name, "only " + only + " is supported locally, not " + value);
              }
            });
  }

  void refuseTheRest() {
    for (String name : values.keySet()) {
      if (!supported.contains(name)) {
        throw refuse(name, "is not supported locally");
      }
    }
  }

  TemplateException refuse(String name, String reason) {
    return TemplateException.at(place + "." + name, reason);
  }

  private Optional<Object> optional(String name) {
    supported.add(name);
    return Optional.ofNullable(values.get(name));
  }

  private Map<String, Object> section(String name, Object value) {
    return Template.section(place + "." + name, value);
  }
}
