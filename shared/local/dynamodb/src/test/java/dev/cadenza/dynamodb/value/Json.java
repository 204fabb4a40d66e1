package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** JSON with apostrophes in place of quotation marks. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static JsonNode of(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public static AttributeValue value(String text) {
    return AttributeValue.of(of(text));
  }

  public static Map<String, AttributeValue> item(String text) {
    return Items.of(of(text));
  }
}
