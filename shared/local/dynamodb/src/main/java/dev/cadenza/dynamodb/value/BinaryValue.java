package dev.cadenza.dynamodb.value;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.value.scalar.Bytes;
import java.io.IOException;

/** Bytes, {@code B}. */
public record BinaryValue(Bytes value) implements AttributeValue {
  public BinaryValue {
    requireNonNull(value, "value");
  }

  @Override
  public String type() {
    return "B";
  }

  @Override
  public int size() {
    return value.length();
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("B", value.toBase64());
    json.writeEndObject();
  }
}
