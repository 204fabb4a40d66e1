package dev.cadenza.dynamodb.value;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

public record StringValue(String value) implements AttributeValue {
  public StringValue {
    requireNonNull(value, "value");
  }

  @Override
  public String type() {
    return "S";
  }

  @Override
  public int size() {
    return Sizes.utf8(value);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("S", value);
    json.writeEndObject();
  }
}
