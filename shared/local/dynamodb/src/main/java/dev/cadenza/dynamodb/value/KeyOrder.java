package dev.cadenza.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Encodes keys as bytes in DynamoDB's order: strings by their UTF-8, binary values by their bytes,
 * numbers by their value. No encoded key is a prefix of another, so concatenated keys are ordered
 * by the first, then the second and so on.
 */
public final class KeyOrder {
  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 3;
  private static final int ESCAPED = 0xFF;
  private static final int END = 0;

  private KeyOrder() {}

  /**
   * @param key a string, a number or a binary value
   */
  public static byte[] encode(AttributeValue key) {
    return switch (key) {
      case StringValue string -> escape(string.value().getBytes(StandardCharsets.UTF_8), true);
      case BinaryValue binary -> escape(binary.value().array(), true);
      case NumberValue number -> number(number.value());
      default -> throw new IllegalArgumentException("not a key: " + key.type());
    };
  }

  /** The common prefix of the encoded forms of all strings, or binary values, with this prefix. */
  public static byte[] encodePrefix(AttributeValue prefix) {
    return switch (prefix) {
      case StringValue string -> escape(string.value().getBytes(StandardCharsets.UTF_8), false);
      case BinaryValue binary -> escape(binary.value().array(), false);
      default -> throw new IllegalArgumentException("not a prefix: " + prefix.type());
    };
  }

  /**
   * A zero byte is encoded as two, so that a terminator of two other bytes sorts below all others.
   */
  private static byte[] escape(byte[] bytes, boolean whole) {
    int zeros = 0;
    for (byte b : bytes) {
      if (b == 0) {
        zeros++;
      }
    }
    byte[] escaped = new byte[bytes.length + zeros + (whole ? 2 : 0)];
    int at = 0;
    for (byte b : bytes) {
      escaped[at++] = b;
      if (b == 0) {
        escaped[at++] = (byte) ESCAPED;
      }
    }
    return escaped;
  }

  /**
   * The sign, the exponent, then two digits per byte; all except the sign are inverted for negative
   * numbers.
   */
  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {ZERO};
    }
    int flip = number.signum() < 0 ? 0xFF : 0;
    String digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - number.scale() - 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(24);
    bytes.write(number.signum() < 0 ? NEGATIVE : POSITIVE);
    // From -130 to 125.
    bytes.write((exponent + 130) ^ flip);
    for (int at = 0; at < digits.length(); at += 2) {
      int low = at + 1 < digits.length() ? digits.charAt(at + 1) - '0' : 0;
      bytes.write(((digits.charAt(at) - '0') * 10 + low + 1) ^ flip);
    }
    bytes.write(END ^ flip);
    return bytes.toByteArray();
  }
}
