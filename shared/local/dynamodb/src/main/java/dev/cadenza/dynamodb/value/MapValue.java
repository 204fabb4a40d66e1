package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map, {@code M}: values by name, in the order in which they were given. */
public record MapValue(Map<String, AttributeValue> values) implements AttributeValue {
  public MapValue {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public String type() {
    return "M";
  }

  @Override
  public int size() {
    int size = Sizes.CONTAINER;
    for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
      size += Sizes.ELEMENT + Sizes.utf8(entry.getKey()) + entry.getValue().size();
    }
    return size;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName("M");
    Items.write(values, json);
    json.writeEndObject();
  }
}
