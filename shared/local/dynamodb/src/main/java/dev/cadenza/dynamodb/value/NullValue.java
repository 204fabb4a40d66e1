package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The null value, {@code NULL}. */
public record NullValue() implements AttributeValue {
  @Override
  public String type() {
    return "NULL";
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("NULL", true);
    json.writeEndObject();
  }
}
