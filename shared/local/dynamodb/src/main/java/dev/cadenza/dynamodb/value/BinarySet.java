package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.value.scalar.Bytes;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;

/** A non-empty set, in the order of its bytes. */
public record BinarySet(Set<Bytes> values) implements AttributeValue {
  public BinarySet {
    values = Sets.ordered(values.stream(), Comparator.naturalOrder());
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
