package dev.cadenza.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.http.wire.Wire;
import dev.cadenza.http.wire.WireException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of a body by the rules of Django REST framework's serializer fields, and
 * collects their errors.
 *
 * <p>Read all fields first, then call {@link #check}. Other fields are ignored.
 */
public final class Form {
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Z]{26}");

  public static final String REQUIRED = "This field is required.";
  public static final String NOT_NULL = "This field may not be null.";
  public static final String NOT_BLANK = "This field may not be blank.";

  private final Body body;
  private final boolean partial;
  private final Map<String, Object> errors = new LinkedHashMap<>();

  Form(Body body, boolean partial) {
    this.body = body;
    this.partial = partial;
  }

  /** The rules for a text: whether it is required, may be blank, and its maximum length. */
  public record Text(boolean required, boolean blank, int maxLength) {
    public static Text required(int maxLength) {
      return new Text(true, false, maxLength);
    }

    public static Text optional(int maxLength) {
      return new Text(false, true, maxLength);
    }
  }

  /** A text without leading and trailing white space. */
  public Optional<String> text(String field, Text rule) {
    return present(field, rule.required()).flatMap(node -> text(field, node, rule));
  }

  private Optional<String> text(String field, JsonNode node, Text rule) {
    if (node.isBoolean() || node.isContainerNode()) {
      return error(field, "Not a valid string.");
    }
    String value = PythonNames.print(node).strip();
    if (value.isEmpty() && !rule.blank()) {
      return error(field, NOT_BLANK);
    }
    if (value.codePointCount(0, value.length()) > rule.maxLength()) {
      return error(
          field, "Ensure this field has no more than " + rule.maxLength() + " characters.");
    }
    return Optional.of(value);
  }

  /** One of a set of choices. */
  public <T> Optional<T> choice(
      String field, boolean required, Function<String, Optional<T>> values) {
    return present(field, required)
        .flatMap(
            node -> {
              Optional<T> value = values.apply(PythonNames.print(node));
              return value.isPresent()
                  ? value
                  : error(field, "\"" + PythonNames.print(node) + "\" is not a valid choice.");
            });
  }

  /** The identifier of another resource, which {@code exists} finds. */
  public <T> Optional<T> reference(
      String field, boolean required, Function<String, Optional<T>> find) {
    Optional<JsonNode> present = present(field, required);
    if (present.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = present.get();
    if (node.isContainerNode() || node.isBoolean()) {
      return error(
          field, "Incorrect type. Expected pk value, received " + PythonNames.typeOf(node) + ".");
    }
    String id = PythonNames.print(node);
    if (id.isEmpty()) {
      return error(field, NOT_NULL);
    }
    Optional<T> found = find.apply(id);
    return found.isPresent()
        ? found
        : error(field, "Invalid pk \"" + id + "\" - object does not exist.");
  }

  /** The identifier of an uploaded file; null means none. */
  public <T> Optional<T> uploaded(String field, Function<String, Optional<T>> find) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    return node.isTextual() && IDENTIFIER.matcher(node.textValue()).matches()
        ? reference(field, false, find)
        : error(field, "The submitted data was not a file. Check the encoding type on the form.");
  }

  /** Any JSON value except null. */
  public Optional<Object> json(String field, boolean required) {
    return present(field, required).map(Wire::toValue);
  }

  /** A JSON object; in a form, its text. */
  public Optional<Map<String, Object>> object(String field) {
    return present(field, false).flatMap(node -> object(field, node));
  }

  @SuppressWarnings("unchecked") // Converts an object node to a map.
  private Optional<Map<String, Object>> object(String field, JsonNode node) {
    JsonNode value = node;
    if (!body.typed() && node.isTextual()) {
      try {
        value = Wire.read(node.textValue().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return error(field, "Value must be valid JSON.");
      }
    }
    if (value.isObject()) {
      return sound(field, value).map(it -> (Map<String, Object>) Wire.toValue(it));
    }
    return error(
        field,
        "Expected a dictionary of items but got type \"" + PythonNames.typeOf(value) + "\".");
  }

  /** A file in the form. */
  public Optional<FilePart> file(String field) {
    return body.file(field);
  }

  /** A boolean, in the spellings that Django accepts. */
  public Optional<Boolean> flag(String field) {
    return present(field, false)
        .flatMap(
            node ->
                switch (PythonNames.print(node).toLowerCase(Locale.ROOT)) {
                  case "true", "t", "1", "yes", "y", "on" -> Optional.of(true);
                  case "false", "f", "0", "no", "n", "off" -> Optional.of(false);
                  default -> error(field, "Must be a valid boolean.");
                });
  }

  /** A whole number within limits. */
  public Optional<Long> integer(String field, boolean required, long min, long max) {
    return present(field, required).flatMap(node -> integer(field, node, min, max));
  }

  private Optional<Long> integer(String field, JsonNode node, long min, long max) {
    BigDecimal value;
    try {
      // As in Django, a text is accepted, and a fraction of zero.
      value = new BigDecimal(node.isNumber() || node.isTextual() ? node.asText().strip() : "");
    } catch (NumberFormatException e) {
      return error(field, "A valid integer is required.");
    }
    if (value.stripTrailingZeros().scale() > 0) {
      return error(field, "A valid integer is required.");
    }
    if (value.compareTo(BigDecimal.valueOf(min)) < 0) {
      return error(field, "Ensure this value is greater than or equal to " + min + ".");
    }
    if (value.compareTo(BigDecimal.valueOf(max)) > 0) {
      return error(field, "Ensure this value is less than or equal to " + max + ".");
    }
    return Optional.of(value.longValueExact());
  }

  /** A fingerprint that is equal for the same fields as JSON and as a form. */
  String fingerprint() {
    return body.fingerprint();
  }

  /** Whether the body has this field. */
  public boolean has(String field) {
    return body.get(field) != null;
  }

  /** Whether the body has null for this field. */
  public boolean isNull(String field) {
    return body.get(field) != null && body.get(field).isNull();
  }

  /** The same fields, without the errors so far. */
  public Form again() {
    return new Form(body, partial);
  }

  /** Adds an error that the caller has found. */
  public void reject(String field, Object error) {
    if (error instanceof String text) {
      error(field, text);
    } else {
      errors.put(field, error);
    }
  }

  public boolean rejected(String field) {
    return errors.containsKey(field);
  }

  /**
   * @throws WireException 400 with all errors, if any
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw WireException.invalid(errors);
    }
  }

  private Optional<JsonNode> present(String field, boolean required) {
    JsonNode node = body.get(field);
    if (node == null) {
      return required && !partial ? error(field, REQUIRED) : Optional.empty();
    }
    return node.isNull() ? error(field, NOT_NULL) : sound(field, node);
  }

  private Optional<JsonNode> sound(String field, JsonNode node) {
    Optional<Object> fault = TextFaults.of(node);
    fault.ifPresent(found -> errors.put(field, found));
    return fault.isPresent() ? Optional.empty() : Optional.of(node);
  }

  private <T> Optional<T> error(String field, String text) {
    if (errors.computeIfAbsent(field, _ -> new ArrayList<String>()) instanceof List<?> list) {
      List<Object> texts = new ArrayList<>(list);
      texts.add(text);
      errors.put(field, texts);
    }
    return Optional.empty();
  }
}
