package dev.cadenza.dynamodb.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the compact form of items: a byte for the type, then the value. Lengths and whole numbers
 * have seven bits per byte, the lowest first; the highest bit marks continuation.
 */
final class ItemWriter {
  static final byte STRING = 1;
  static final byte NUMBER = 2;
  static final byte LARGE_NUMBER = 3;
  static final byte BINARY = 4;
  static final byte TRUE = 5;
  static final byte FALSE = 6;
  static final byte NULL = 7;
  static final byte STRING_SET = 8;
  static final byte NUMBER_SET = 9;
  static final byte BINARY_SET = 10;
  static final byte LIST = 11;
  static final byte MAP = 12;

  private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private byte[] bytes = new byte[256];
  private int length;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void attributes(Map<String, AttributeValue> attributes) {
    number(attributes.size());
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      text(attribute.getKey());
      value(attribute.getValue());
    }
  }

  private void value(AttributeValue value) {
    switch (value) {
      case StringValue string -> {
        single(STRING);
        text(string.value());
      }
      case NumberValue number -> decimal(number.value());
      case BinaryValue binary -> {
        single(BINARY);
        block(binary.value().array());
      }
      case BooleanValue bool -> single(bool.value() ? TRUE : FALSE);
      case NullValue _ -> single(NULL);
      case StringSet set -> {
        start(STRING_SET, set.values().size());
        set.values().forEach(this::text);
      }
      case NumberSet set -> {
        start(NUMBER_SET, set.values().size());
        set.values().forEach(this::decimal);
      }
      case BinarySet set -> {
        start(BINARY_SET, set.values().size());
        set.values().forEach(element -> block(element.array()));
      }
      case ListValue list -> {
        start(LIST, list.values().size());
        list.values().forEach(this::value);
      }
      case MapValue map -> {
        single(MAP);
        attributes(map.values());
      }
    }
  }

  private void start(byte type, int size) {
    single(type);
    number(size);
  }

  private void decimal(BigDecimal decimal) {
    BigInteger unscaled = decimal.unscaledValue();
    boolean small = unscaled.compareTo(SMALLEST) >= 0 && unscaled.compareTo(MAX_LONG) <= 0;
    single(small ? NUMBER : LARGE_NUMBER);
    signed(decimal.scale());
    if (small) {
      signed(unscaled.longValue());
    } else {
      block(unscaled.toByteArray());
    }
  }

  private void text(String text) {
    block(text.getBytes(StandardCharsets.UTF_8));
  }

  private void block(byte[] block) {
    number(block.length);
    reserve(block.length);
    System.arraycopy(block, 0, bytes, length, block.length);
    length += block.length;
  }

  /** Small numbers are short, with either sign. */
  private void signed(long number) {
    number((number << 1) ^ (number >> 63));
  }

  private void number(long number) {
    reserve(10);
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void single(byte b) {
    reserve(1);
    bytes[length++] = b;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
