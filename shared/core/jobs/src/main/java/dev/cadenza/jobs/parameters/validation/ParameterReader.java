package dev.cadenza.jobs.parameters.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object's values by their names. It was checked when it was submitted: a value of
 * another kind than is asked for, as an older version may have stored, counts as left out.
 *
 * @param values by their names
 */
public record ParameterReader(Map<?, ?> values) {
  public ParameterReader {
    // Values may be null.
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Of a JSON value, which has no names unless it is an object. */
  public static ParameterReader of(Object json) {
    return new ParameterReader(json instanceof Map<?, ?> map ? map : Map.of());
  }

  /** A text without the white space around it; empty if it is blank. */
  public Optional<String> text(String name) {
    return written(name).map(String::strip);
  }

  /** A text as it was written; empty if it is blank. */
  public Optional<String> written(String name) {
    return word(name).filter(text -> !text.isBlank());
  }

  /** A text, whatever it is. */
  public Optional<String> word(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<Number> number(String name) {
    return values.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
  }

  public Optional<Boolean> flag(String name) {
    return values.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** The items of a list; empty if the value is not a list. */
  public List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The texts of an object, by their names as they are written, in their order. */
  public Optional<Map<String, String>> texts(String name) {
    if (!(values.get(name) instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value instanceof String text) {
            texts.put(String.valueOf(key), text);
          }
        });
    return Optional.of(Collections.unmodifiableMap(texts));
  }
}
