package dev.cadenza.dynamodb.value;

import dev.cadenza.dynamodb.value.scalar.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the output of {@link ItemWriter}. */
final class ItemReader {
  private final byte[] bytes;
  private int at;

  ItemReader(byte[] bytes) {
    this.bytes = bytes;
  }

  Map<String, AttributeValue> attributes() {
    int size = length();
    Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(size);
    for (int index = 0; index < size; index++) {
      attributes.put(text(), value());
    }
    return attributes;
  }

  private AttributeValue value() {
    byte type = bytes[at++];
    return switch (type) {
      case ItemWriter.STRING -> new StringValue(text());
      case ItemWriter.NUMBER, ItemWriter.LARGE_NUMBER -> new NumberValue(decimal(type));
      case ItemWriter.BINARY -> new BinaryValue(Bytes.wrap(block()));
      case ItemWriter.TRUE -> new BooleanValue(true);
      case ItemWriter.FALSE -> new BooleanValue(false);
      case ItemWriter.NULL -> new NullValue();
      case ItemWriter.STRING_SET -> new StringSet(set(this::text));
      case ItemWriter.NUMBER_SET -> new NumberSet(set(() -> decimal(bytes[at++])));
      case ItemWriter.BINARY_SET -> new BinarySet(set(() -> Bytes.wrap(block())));
      case ItemWriter.LIST -> list();
      case ItemWriter.MAP -> new MapValue(attributes());
      default -> throw new IllegalArgumentException("unknown value type: " + type);
    };
  }

  private AttributeValue list() {
    int size = length();
    List<AttributeValue> values = new ArrayList<>(size);
    for (int index = 0; index < size; index++) {
      values.add(value());
    }
    return new ListValue(values);
  }

  private <T> Set<T> set(Supplier<T> element) {
    int size = length();
    Set<T> values = LinkedHashSet.newLinkedHashSet(size);
    for (int index = 0; index < size; index++) {
      values.add(element.get());
    }
    return values;
  }

  private BigDecimal decimal(byte type) {
    int scale = Math.toIntExact(signed());
    return type == ItemWriter.NUMBER
        ? BigDecimal.valueOf(signed(), scale)
        : new BigDecimal(new BigInteger(block()), scale);
  }

  private String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private byte[] block() {
    int length = length();
    byte[] block = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return block;
  }

  private long signed() {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  private int length() {
    return Math.toIntExact(number());
  }

  private long number() {
    long number = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[at++];
      number |= (b & 0x7FL) << shift;
      shift += 7;
    } while (b < 0);
    return number;
  }
}
