package dev.cadenza.jobs.parameters.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The errors of an object's values, by name. */
public final class ValidationErrors {
  static final String NULL = "This field may not be null.";
  public static final String REQUIRED = "This field is required.";

  private ValidationErrors() {}

  static Optional<Object> one(String text) {
    return Optional.of(List.of(text));
  }

  /** The error of a list or an object with more than so many elements. */
  static Optional<Object> tooMany(int most) {
    return one("Ensure this field has no more than " + most + " elements.");
  }

  /** The error of a number that is out of a range, which includes both ends. */
  static Optional<Object> range(Number value, Number min, Number max) {
    if (value.doubleValue() < min.doubleValue()) {
      return one("Ensure this value is greater than or equal to " + min + ".");
    }
    return value.doubleValue() <= max.doubleValue()
        ? Optional.empty()
        : one("Ensure this value is less than or equal to " + max + ".");
  }

  public static Map<String, Object> of(List<Parameter> parameters, Map<?, ?> values) {
    Map<String, Object> faults = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      fault(parameter, values).ifPresent(fault -> faults.put(parameter.name(), fault));
    }
    return faults;
  }

  private static Optional<Object> fault(Parameter parameter, Map<?, ?> values) {
    if (!values.containsKey(parameter.name())) {
      return parameter.required() ? one(REQUIRED) : Optional.empty();
    }
    Object value = values.get(parameter.name());
    return value == null ? one(NULL) : parameter.kind().fault(value);
  }

  public static Map<String, Object> schema(List<Parameter> parameters) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Map<String, Object> property = new LinkedHashMap<>(parameter.kind().schema());
      property.put("description", parameter.description());
      parameter.usual().ifPresent(value -> property.put("default", value));
      properties.put(parameter.name(), property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required =
        parameters.stream().filter(Parameter::required).map(Parameter::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** The start of the error of a value that is neither a word nor a number. */
  static String wanted(ParameterType word, Object value) {
    return switch (word) {
      case ParameterType.Choice choice ->
          "\"%s\" is not a valid choice. Choose one of: %s"
              .formatted(value, String.join(", ", choice.words()));
      case ParameterType.Form form ->
          "Enter %s, such as \"%s\"".formatted(form.what(), form.example());
      default -> throw new IllegalArgumentException("Neither words nor a form: " + word);
    };
  }
}
