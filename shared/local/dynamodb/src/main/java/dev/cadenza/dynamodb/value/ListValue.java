package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** A list, {@code L}: values of any types in an order. */
public record ListValue(List<AttributeValue> values) implements AttributeValue {
  public ListValue {
    values = List.copyOf(values);
  }

  @Override
  public String type() {
    return "L";
  }

  @Override
  public int size() {
    int size = Sizes.CONTAINER;
    for (AttributeValue value : values) {
      size += Sizes.ELEMENT + value.size();
    }
    return size;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("L");
    for (AttributeValue value : values) {
      value.write(json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
