package dev.cadenza.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The frames that do not report a change of a job. */
final class Frames {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Frames() {}

  static Map<String, Object> pong() {
    return Map.of("type", "pong");
  }

  /**
   * @param cursor from which a later subscription can request missed events
   */
  static Map<String, Object> subscribed(List<String> jobs, String cursor) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", "subscribed");
    frame.put("jobs", jobs);
    frame.put("cursor", cursor);
    return frame;
  }

  static Map<String, Object> error(String code, String message) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", "error");
    frame.put("code", code);
    frame.put("message", message);
    return frame;
  }

  /** The JSON object in a client's frame; empty for an invalid frame. */
  static Optional<JsonNode> read(String body) {
    try {
      return Optional.of(JSON.readTree(body == null ? "" : body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String write(Map<String, Object> frame) {
    try {
      return JSON.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A frame is not valid JSON", e);
    }
  }
}
