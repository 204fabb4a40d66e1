package dev.cadenza.dynamodb.value;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Strings are ordered by their bytes in UTF-8. */
public record StringValue(String value) implements AttributeValue, Comparable<StringValue> {
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
  public int compareTo(StringValue other) {
    return compare(value, other.value);
  }

  /** The order of code points is that of UTF-8; that of UTF-16 characters is not. */
  static int compare(String one, String two) {
    int shorter = Math.min(one.length(), two.length());
    for (int at = 0; at < shorter; at++) {
      char left = one.charAt(at);
      char right = two.charAt(at);
      if (left != right) {
        boolean leftIsPair = Character.isSurrogate(left);
        return leftIsPair == Character.isSurrogate(right)
            ? Character.compare(left, right)
            : leftIsPair ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), two.length());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("S", value);
    json.writeEndObject();
  }
}
