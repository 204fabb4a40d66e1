package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.io.IOException;
import java.util.Map;

/** Items: attributes by name, in their original order. Items are immutable. */
public final class Items {
  private Items() {}

  /**
   * Reads the JSON form of an item or a key.
   *
   * @throws DynamoDbException when it is invalid
   */
  public static Map<String, AttributeValue> of(JsonNode json) {
    return ValueReader.attributes(json, Depth.OF_ATTRIBUTES);
  }

  /** Writes the item as a JSON object. */
  public static void write(Map<String, AttributeValue> item, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      json.writeFieldName(entry.getKey());
      entry.getValue().write(json);
    }
    json.writeEndObject();
  }

  /** The size in bytes of names and values by DynamoDB's rules. */
  public static int size(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      size += Sizes.utf8(entry.getKey()) + entry.getValue().size();
    }
    return size;
  }

  /**
   * @throws DynamoDbException when lists and maps are nested too deeply
   */
  public static void requireDepth(AttributeValue value) {
    if (Depth.of(value) > Depth.OF_ATTRIBUTES) {
      throw DynamoDbException.validation("Nesting Levels have exceeded supported limits");
    }
  }

  /** The compact form for storage. */
  public static byte[] encode(Map<String, AttributeValue> item) {
    ItemWriter writer = new ItemWriter();
    writer.attributes(item);
    return writer.toBytes();
  }

  /** Decodes the output of {@link #encode}. */
  public static Map<String, AttributeValue> decode(byte[] bytes) {
    return new ItemReader(bytes).attributes();
  }
}
