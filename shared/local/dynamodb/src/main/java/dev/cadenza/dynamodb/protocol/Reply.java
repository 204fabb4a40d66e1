package dev.cadenza.dynamodb.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The response of an operation, to be written once. */
@FunctionalInterface
public interface Reply {
  /** Writes a JSON object, or nothing for an empty body. */
  void write(JsonGenerator json) throws IOException;

  /** A complete response. */
  static Reply of(JsonNode json) {
    return generator -> generator.writeTree(json);
  }

  /** An empty body. */
  static Reply empty() {
    return generator -> {};
  }
}
