package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A truth value, {@code BOOL}. */
public record BooleanValue(boolean value) implements AttributeValue {
  @Override
  public String type() {
    return "BOOL";
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("BOOL", value);
    json.writeEndObject();
  }
}
