package dev.cadenza.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Frames as JSON texts. */
final class Frames {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Frames() {}

  /** The JSON object in a client's frame; empty for an invalid frame. */
  static Optional<JsonNode> read(String body) {
    try {
      return Optional.of(JSON.readTree(body == null ? "" : body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String write(Object frame) {
    try {
      return JSON.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A frame is not valid JSON", e);
    }
  }
}
