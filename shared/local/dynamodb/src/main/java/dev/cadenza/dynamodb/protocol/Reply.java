package dev.cadenza.dynamodb.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What an operation answers, to be written once. */
@FunctionalInterface
public interface Reply {
  /** Writes an object of JSON, or nothing at all for an empty body. */
  void write(JsonGenerator json) throws IOException;

  /** An answer that is at hand. */
  static Reply of(JsonNode json) {
    return generator -> generator.writeTree(json);
  }

  /** An empty body. */
  static Reply empty() {
    return generator -> {};
  }
}
