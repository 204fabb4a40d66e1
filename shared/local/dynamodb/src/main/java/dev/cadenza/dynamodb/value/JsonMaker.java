package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/** Builds JSON trees from written values. */
final class JsonMaker {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonMaker() {}

  static JsonNode tree(TokenBuffer buffer) throws IOException {
    return MAPPER.readTree(buffer.asParser());
  }
}
