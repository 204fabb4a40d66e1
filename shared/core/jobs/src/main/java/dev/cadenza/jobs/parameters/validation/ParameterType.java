package dev.cadenza.jobs.parameters.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The type of a value, with its validation and its JSON Schema. */
public sealed interface ParameterType {

  /** The error of a non-null value, if it is invalid. */
  Optional<Object> fault(Object value);

  Map<String, Object> schema();

  /**
   * @param maxLength in characters
   */
  record Text(int maxLength) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof String text)) {
        return ValidationErrors.one("Not a valid string.");
      }
      if (text.isBlank()) {
        return ValidationErrors.one("This field may not be blank.");
      }
      return text.codePointCount(0, text.length()) > maxLength
          ? ValidationErrors.one("Ensure this field has no more than " + maxLength + " characters.")
          : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "pattern", "\\S", "maxLength", maxLength);
    }
  }

  /**
   * @param example for the error and the schema
   */
  record Form(Pattern pattern, String what, String example) implements ParameterType {
    public static final Form LANGUAGE =
        new Form(
            Pattern.compile("[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8}){0,8}"), "a language code", "en");
    public static final Form ENGINE =
        new Form(Pattern.compile("[a-z0-9-]{1,40}"), "the name of an engine", "pocketsphinx");
    public static final Form VOICE =
        new Form(
            Pattern.compile("[a-z0-9-]{1,40}/[A-Za-z0-9_+-]{1,100}"),
            "the id of a voice",
            "flite/slt");
    public static final Form SPEAKER =
        new Form(
            Speakers.NAME,
            "a name that begins with a letter and has at most 40 characters",
            "anna");
    public static final Form VOICE_OR_MATCH =
        new Form(
            Pattern.compile("match|[a-z0-9-]{1,40}/[A-Za-z0-9_+-]{1,100}"),
            "\"match\" or the id of a voice",
            "flite/slt");

    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof String text)) {
        return ValidationErrors.one("Not a valid string.");
      }
      return pattern.matcher(text.strip()).matches()
          ? Optional.empty()
          : ValidationErrors.one("Enter " + what + ", such as \"" + example + "\".");
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type",
          "string",
          "pattern",
          "^(" + pattern.pattern() + ")$",
          "examples",
          List.of(example));
    }
  }

  /** One of several choices. */
  record Choice(List<String> words) implements ParameterType {
    public Choice {
      words = List.copyOf(words);
    }

    public static Choice of(String... words) {
      return new Choice(List.of(words));
    }

    @Override
    public Optional<Object> fault(Object value) {
      return value instanceof String word && words.contains(word)
          ? Optional.empty()
          : ValidationErrors.one(
              "\"%s\" is not a valid choice. Choose one of: %s."
                  .formatted(value, String.join(", ", words)));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "enum", words);
    }
  }

  /** A number within limits, both inclusive. */
  record Decimal(double min, double max) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof Number number)) {
        return ValidationErrors.one("A valid number is required.");
      }
      return ValidationErrors.range(number, min, max);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "number", "minimum", min, "maximum", max);
    }
  }

  /** A whole number within limits, both inclusive. */
  record Whole(long min, long max) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      // JSON does not distinguish 1 and 1.0.
      if (!(value instanceof Number given)
          || given.doubleValue() != Math.rint(given.doubleValue())) {
        return ValidationErrors.one("A valid integer is required.");
      }
      return ValidationErrors.range(given, min, max);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "integer", "minimum", min, "maximum", max);
    }
  }

  /** One of several choices, or a whole number. */
  record WordOrWhole(ParameterType word, Whole whole) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      if (value instanceof Number || word.fault(value).isEmpty()) {
        return whole.fault(value).filter(_ -> value instanceof Number);
      }
      return ValidationErrors.one(
          "%s, or a whole number from %d to %d."
              .formatted(ValidationErrors.wanted(word, value), whole.min(), whole.max()));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("anyOf", List.of(word.schema(), whole.schema()));
    }
  }

  record Flag() implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      boolean valid = value instanceof Boolean;
      return valid ? Optional.empty() : ValidationErrors.one("Must be a valid boolean.");
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "boolean");
    }
  }

  /**
   * A required confirmation: only {@code true} is valid.
   *
   * @param why the error for other values
   */
  record Consent(String why) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      return Boolean.TRUE.equals(value) ? Optional.empty() : ValidationErrors.one(why);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "boolean", "const", true);
    }
  }

  /** A list of values of one type. */
  record ListOf(ParameterType element, int maxLength) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof List<?> list)) {
        return ValidationErrors.one("Expected a list of items.");
      }
      if (list.size() > maxLength) {
        return ValidationErrors.tooMany(maxLength);
      }
      Map<String, Object> faults = new LinkedHashMap<>();
      for (int i = 0; i < list.size(); i++) {
        Object item = list.get(i);
        Optional<Object> fault =
            item == null ? ValidationErrors.one(ValidationErrors.NULL) : element.fault(item);
        String place = Integer.toString(i);
        fault.ifPresent(found -> faults.put(place, found));
      }
      return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", element.schema(), "maxItems", maxLength);
    }
  }

  /**
   * An object with arbitrary names.
   *
   * @param name the type of names
   * @param element the type of values
   */
  record MapOf(Form name, ParameterType element, int maxLength) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return ValidationErrors.one("Expected a dictionary of items.");
      }
      if (map.size() > maxLength) {
        return ValidationErrors.tooMany(maxLength);
      }
      Map<String, Object> faults = new LinkedHashMap<>();
      map.forEach(
          (key, item) ->
              name.fault(key)
                  .or(
                      () ->
                          item == null
                              ? ValidationErrors.one(ValidationErrors.NULL)
                              : element.fault(item))
                  .ifPresent(fault -> faults.put(key.toString(), fault)));
      return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type",
          "object",
          "propertyNames",
          name.schema(),
          "additionalProperties",
          element.schema(),
          "maxProperties",
          maxLength);
    }
  }

  /** An object with named parameters. */
  record Fields(List<Parameter> parameters) implements ParameterType {
    public Fields {
      parameters = List.copyOf(parameters);
    }

    @Override
    public Optional<Object> fault(Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return ValidationErrors.one("Expected a dictionary of items.");
      }
      Map<String, Object> faults = ValidationErrors.of(parameters, map);
      return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    @Override
    public Map<String, Object> schema() {
      return ValidationErrors.schema(parameters);
    }
  }

  /** Yes, no, or an object with named parameters, which means yes. */
  record FlagOrFields(Fields fields) implements ParameterType {
    @Override
    public Optional<Object> fault(Object value) {
      return value instanceof Boolean ? Optional.empty() : fields.fault(value);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("anyOf", List.of(new Flag().schema(), fields.schema()));
    }
  }
}
