package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Set;

/** A set that is never empty; the order in which it is read out is that in which it was made. */
public record BinarySet(Set<Bytes> values) implements AttributeValue {
  public BinarySet {
    values = Sets.copy(values);
  }

  @Override
  public String type() {
    return "BS";
  }

  @Override
  public int size() {
    int size = 0;
    for (Bytes value : values) {
      size += value.length();
    }
    return size;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("BS");
    for (Bytes value : values) {
      json.writeString(value.toBase64());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
