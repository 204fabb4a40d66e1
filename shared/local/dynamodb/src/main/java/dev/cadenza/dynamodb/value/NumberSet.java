package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.value.scalar.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Set;

/** A non-empty set, in ascending order. */
public record NumberSet(Set<BigDecimal> values) implements AttributeValue {
  public NumberSet {
    values = Sets.ordered(values.stream().map(Numbers::canonical), Comparator.naturalOrder());
  }

  @Override
  public String type() {
    return "NS";
  }

  @Override
  public int size() {
    int size = 0;
    for (BigDecimal value : values) {
      size += Sizes.number(value);
    }
    return size;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("NS");
    for (BigDecimal value : values) {
      json.writeString(value.toPlainString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
