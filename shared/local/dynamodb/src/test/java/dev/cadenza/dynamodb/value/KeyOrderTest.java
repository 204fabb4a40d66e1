package dev.cadenza.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.dynamodb.value.scalar.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static final int ROUNDS = 150;
  private static final int[] CODE_POINTS = {0, 1, 'a', 0xFF, 0x7FF, 0xE000, 0x1F600};
  private static final byte[] EDGES = {0, 1, 127, -128, -2, -1};

  @Test
  void shouldOrderNumbersByTheirValue() {
    Random random = new Random(1);
    List<NumberValue> numbers = new ArrayList<>();
    for (String text :
        List.of(
            "0",
            "1",
            "-1",
            "10",
            "100",
            "99",
            "0.1",
            "-0.1",
            "1e125",
            "-1e125",
            "1e-130",
            "-1e-130",
            "1.5",
            "1.05",
            "15",
            "-1.5",
            "-1.05",
            "-15",
            "9.99e125",
            "12",
            "123",
            "1230")) {
      numbers.add(NumberValue.of(text));
    }
    while (numbers.size() < ROUNDS) {
      numbers.add(NumberValueTest.random(random));
    }
    assertOrder(numbers, Comparator.naturalOrder());
  }

  @Test
  void shouldOrderStringsByTheirUtf8() {
    Random random = new Random(2);
    List<StringValue> strings = new ArrayList<>();
    for (String text :
        List.of("", "a", "aa", "a\0", "a\0b", "a\u0001", "é", "\uFFFD", "😀", "\0")) {
      strings.add(new StringValue(text));
    }
    while (strings.size() < ROUNDS) {
      StringBuilder text = new StringBuilder();
      for (int count = random.nextInt(5); count > 0; count--) {
        text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
      }
      strings.add(new StringValue(text.toString()));
    }
    assertOrder(
        strings,
        (one, two) ->
            Arrays.compareUnsigned(
                one.value().getBytes(StandardCharsets.UTF_8),
                two.value().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldOrderBinaryValuesByTheirBytes() {
    Random random = new Random(3);
    List<BinaryValue> values = new ArrayList<>();
    while (values.size() < ROUNDS) {
      byte[] bytes = new byte[random.nextInt(5)];
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = EDGES[random.nextInt(EDGES.length)];
      }
      values.add(new BinaryValue(Bytes.copyOf(bytes)));
    }
    assertOrder(values, Comparator.comparing(BinaryValue::value));
  }

  /** The second part decides only where the first ones are equal. */
  @Test
  void shouldKeepTheOrderOfTwoKeysInARow() {
    List<String> texts = List.of("", "a", "a\0", "a\0\0", "a\0\u0001", "aa", "b");
    List<List<String>> pairs = new ArrayList<>();
    texts.forEach(one -> texts.forEach(two -> pairs.add(List.of(one, two))));
    Function<List<String>, byte[]> encoded =
        pair -> joined(string(pair.getFirst()), string(pair.getLast()));
    for (List<String> one : pairs) {
      for (List<String> two : pairs) {
        int first = one.getFirst().compareTo(two.getFirst());
        int expected = first != 0 ? first : one.getLast().compareTo(two.getLast());
        assertThat(Integer.signum(Arrays.compareUnsigned(encoded.apply(one), encoded.apply(two))))
            .as("%s and %s", one, two)
            .isEqualTo(Integer.signum(expected));
      }
    }
  }

  @Test
  void shouldMakeNoKeyTheBeginningOfAnother() {
    List<byte[]> keys = new ArrayList<>();
    for (String text : List.of("", "a", "a\0", "ab", "\0", "\0\u00FF")) {
      keys.add(string(text));
    }
    for (String text : List.of("0", "1", "12", "123", "1234", "-1", "-12", "-123", "10", "1e2")) {
      keys.add(KeyOrder.encode(NumberValue.of(text)));
    }
    for (byte[] one : keys) {
      for (byte[] two : keys) {
        boolean begins = one.length < two.length && Arrays.mismatch(one, two) == one.length;
        assertThat(begins).isFalse();
      }
    }
  }

  @Test
  void shouldGivePrefixesOfWhatBeginsWithThem() {
    byte[] prefix = KeyOrder.encodePrefix(new StringValue("a\0"));
    for (String text : List.of("a\0", "a\0b", "a\0\0")) {
      assertThat(string(text)).startsWith(prefix);
    }
    for (String text : List.of("a", "ab", "a\u0001", "")) {
      assertThat(Arrays.mismatch(string(text), prefix)).isLessThan(prefix.length);
    }
    assertThat(KeyOrder.encodePrefix(new BinaryValue(Bytes.copyOf(new byte[] {1, 0}))))
        .containsExactly(1, 0, 255);
  }

  @Test
  void shouldRefuseWhatIsNoKey() {
    assertThatThrownBy(() -> KeyOrder.encode(new NullValue()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyOrder.encodePrefix(NumberValue.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T extends AttributeValue> void assertOrder(
      List<T> values, Comparator<T> expected) {
    for (T one : values) {
      byte[] first = KeyOrder.encode(one);
      for (T two : values) {
        assertThat(Integer.signum(Arrays.compareUnsigned(first, KeyOrder.encode(two))))
            .as("%s and %s", one, two)
            .isEqualTo(Integer.signum(expected.compare(one, two)));
      }
    }
  }

  private static byte[] string(String text) {
    return KeyOrder.encode(new StringValue(text));
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] joined = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, joined, one.length, two.length);
    return joined;
  }
}
