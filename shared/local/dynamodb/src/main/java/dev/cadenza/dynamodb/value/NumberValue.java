package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.Numbers;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A decimal number of at most 38 significant digits, zero or of a magnitude from 1E-130 to
 * 9.99…E+125. Trailing zeros are dropped, so equal numbers are equal values.
 */
public record NumberValue(BigDecimal value) implements AttributeValue, Comparable<NumberValue> {
  /**
   * @throws DynamoDbException when the number is out of range or has too many digits
   */
  public NumberValue {
    value = Numbers.canonical(value);
  }

  /**
   * @throws DynamoDbException if the text is not a valid number
   */
  public static NumberValue of(String text) {
    return new NumberValue(Numbers.parse(text));
  }

  public static NumberValue of(long number) {
    return new NumberValue(BigDecimal.valueOf(number));
  }

  /**
   * @throws DynamoDbException when the sum is out of range or has too many digits
   */
  public NumberValue plus(NumberValue other) {
    return new NumberValue(Numbers.calculated(value.add(other.value)));
  }

  /**
   * @throws DynamoDbException when the difference is out of range or has too many digits
   */
  public NumberValue minus(NumberValue other) {
    return new NumberValue(Numbers.calculated(value.subtract(other.value)));
  }

  @Override
  public int compareTo(NumberValue other) {
    return value.compareTo(other.value);
  }

  /** In plain digits, for any magnitude. */
  public String text() {
    return value.toPlainString();
  }

  @Override
  public String type() {
    return "N";
  }

  @Override
  public int size() {
    return Sizes.number(value);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("N", text());
    json.writeEndObject();
  }
}
