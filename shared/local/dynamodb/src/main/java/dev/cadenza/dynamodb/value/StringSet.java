package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Set;

/** A non-empty set, in the order of UTF-8. */
public record StringSet(Set<String> values) implements AttributeValue {
  public StringSet {
    values = Sets.ordered(values.stream(), StringValue::compare);
  }

  @Override
  public String type() {
    return "SS";
  }

  @Override
  public int size() {
    int size = 0;
    for (String value : values) {
      size += Sizes.utf8(value);
    }
    return size;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("SS");
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
