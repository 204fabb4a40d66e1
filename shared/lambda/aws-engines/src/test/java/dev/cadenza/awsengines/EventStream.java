package dev.cadenza.awsengines;

import dev.cadenza.testing.StubService.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * What Bedrock sends over time: messages of AWS's event stream encoding, in the order it documents.
 */
final class EventStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private EventStream() {}

  /** An answer in pieces; the model read 30 tokens and wrote 5. */
  static Answer says(String reason, String... pieces) {
    EventStream stream = new EventStream();
    stream.event("messageStart", "{\"role\": \"assistant\"}");
    for (String piece : pieces) {
      stream.piece(piece);
    }
    stream.event("contentBlockStop", "{\"contentBlockIndex\": 0}");
    stream.event("messageStop", "{\"stopReason\": \"" + reason + "\"}");
    stream.event(
        "metadata",
        "{\"usage\": {\"inputTokens\": 30, \"outputTokens\": 5, \"totalTokens\": 35},"
            + " \"metrics\": {\"latencyMs\": 300}}");
    return stream.answer();
  }

  /** An answer that begins, and then does not go on. */
  static Answer breaks(String exception, String message) {
    EventStream stream = new EventStream();
    stream.event("messageStart", "{\"role\": \"assistant\"}");
    stream.piece("Once, ");
    stream.add(
        Map.of(":message-type", "exception", ":exception-type", exception),
        "{\"message\": \"" + message + "\"}");
    return stream.answer();
  }

  private void piece(String text) {
    event(
        "contentBlockDelta",
        "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \""
            + text.replace("\"", "\\\"")
            + "\"}}");
  }

  private void event(String type, String json) {
    add(Map.of(":message-type", "event", ":event-type", type), json);
  }

  private void add(Map<String, String> headers, String json) {
    Map<String, HeaderValue> values = new LinkedHashMap<>();
    headers.forEach((name, value) -> values.put(name, HeaderValue.fromString(value)));
    values.put(":content-type", HeaderValue.fromString("application/json"));
    new Message(values, json.getBytes(StandardCharsets.UTF_8)).encode(bytes);
  }

  private Answer answer() {
    return Answer.bytes("application/vnd.amazon.eventstream", bytes.toByteArray());
  }
}
