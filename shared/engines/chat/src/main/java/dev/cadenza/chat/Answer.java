package dev.cadenza.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Finds the JSON in a model's response, which often has text and code fences around it. */
final class Answer {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Answer() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + value.getClass().getSimpleName(), e);
    }
  }

  static Optional<JsonNode> array(String text) {
    return between(text, '[', ']').filter(JsonNode::isArray);
  }

  static Optional<JsonNode> object(String text) {
    return between(text, '{', '}').filter(JsonNode::isObject);
  }

  private static Optional<JsonNode> between(String text, char first, char last) {
    int start = text.indexOf(first);
    int end = text.lastIndexOf(last);
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text.substring(start, end + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
