package dev.cadenza.dynamodb.value.scalar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/** Builds JSON trees from written values. */
public final class JsonMaker {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonMaker() {}

  public static JsonNode tree(TokenBuffer buffer) throws IOException {
    return MAPPER.readTree(buffer.asParser());
  }
}
