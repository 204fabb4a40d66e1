package dev.cadenza.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the messages of an API error, in the format of Django REST framework. */
final class ErrorWords {
  private static final String OF_NO_FIELD = "non_field_errors";

  private ErrorWords() {}

  /** Empty when the body is not an error of the API. */
  static Optional<List<String>> of(String body) {
    List<String> lines = new ArrayList<>();
    try {
      JsonNode error = Json.readTree(body);
      if (!error.isObject()) {
        return Optional.empty();
      }
      if (error.path("detail").isTextual()) {
        // The other fields (a code, messages about tokens) are for programs.
        return Optional.of(List.of(error.path("detail").asText()));
      }
      collect("", error, lines);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(lines).filter(found -> !found.isEmpty());
  }

  private static void collect(String field, JsonNode value, List<String> lines) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> collect(inside(field, entry.getKey()), entry.getValue(), lines));
    } else if (value.isArray()) {
      value.forEach(each -> collect(field, each, lines));
    } else {
      lines.add(field.isEmpty() ? value.asText() : field + ": " + value.asText());
    }
  }

  private static String inside(String field, String name) {
    if (name.equals(OF_NO_FIELD)) {
      return field;
    }
    return field.isEmpty() ? name : field + "." + name;
  }
}
