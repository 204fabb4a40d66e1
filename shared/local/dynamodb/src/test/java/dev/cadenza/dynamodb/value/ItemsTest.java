package dev.cadenza.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.dynamodb.value.scalar.Bytes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 0",
        "{'a':{'S':''}} | 1",
        "{'a':{'S':'xyz'}} | 4",
        "{'é':{'S':'€😀'}} | 9",
        "{'a':{'B':'YWJj'}} | 4",
        "{'a':{'BOOL':true}} | 2",
        "{'a':{'NULL':true}} | 2",
        "{'a':{'SS':['ab','c']}} | 4",
        "{'a':{'BS':['YWI=','Yw==']}} | 4",
        "{'a':{'L':[]}} | 4",
        "{'a':{'M':{}}} | 4",
        "{'a':{'L':[{'S':'xy'},{'BOOL':true}]}} | 9",
        "{'a':{'M':{'key':{'S':'xy'}}}} | 10",
        "{'a':{'N':'0'}} | 2",
        "{'a':{'N':'1'}} | 3",
        "{'a':{'N':'-1'}} | 4",
        "{'a':{'N':'12'}} | 3",
        "{'a':{'N':'123'}} | 4",
        "{'a':{'N':'1234'}} | 4",
        "{'a':{'N':'1000'}} | 3",
        "{'a':{'N':'0.5'}} | 3",
        "{'a':{'NS':['1','-1']}} | 6",
      })
  void shouldCountSizesAsDynamoDbDoes(String item, int size) {
    assertThat(Items.size(Json.item(item))).isEqualTo(size);
  }

  @Test
  void shouldCountTwoDigitsOfANumberAByte() {
    assertThat(NumberValue.of("9".repeat(38)).size()).isEqualTo(20);
    assertThat(NumberValue.of("-" + "9".repeat(38)).size()).isEqualTo(21);
    // The point may stand between the two digits of a byte.
    assertThat(NumberValue.of("1.23").size()).isEqualTo(3);
    assertThat(NumberValue.of("12.3").size()).isEqualTo(3);
  }

  @Test
  void shouldAllow32LevelsOfNesting() {
    assertThatCode(() -> Json.item("{'a':" + nested(31, "{'S':'x'}") + "}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> Json.item("{'a':" + nested(30, "{'L':[]}") + "}"))
        .doesNotThrowAnyException();
    for (String tooDeep : List.of(nested(32, "{'S':'x'}"), nested(31, "{'M':{}}"))) {
      assertThatThrownBy(() -> Json.item("{'a':" + tooDeep + "}"))
          .hasMessageContaining("nested levels beyond supported limit");
    }
  }

  @Test
  void shouldAllowValuesOfExpressionsOneLevelMore() {
    AttributeValue value = Json.value(nested(32, "{'S':'x'}"));
    assertThatThrownBy(() -> Items.requireDepth(value))
        .hasMessage("Nesting Levels have exceeded supported limits");
    assertThatCode(() -> Items.requireDepth(Json.value(nested(31, "{'S':'x'}"))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Json.value(nested(33, "{'S':'x'}")))
        .hasMessageContaining("Nesting Levels have exceeded supported limits");
  }

  private static String nested(int levels, String value) {
    return "{'M':{'a':".repeat(levels) + value + "}}".repeat(levels);
  }

  @Test
  void shouldRefuseNamesOfMoreThan65535Bytes() {
    assertThat(AttributeNames.check("x".repeat(65_535))).hasSize(65_535);
    for (String name : List.of("x".repeat(65_536), "é".repeat(32_768), "€".repeat(21_846))) {
      assertThatThrownBy(() -> AttributeNames.check(name))
          .hasMessage("Attribute name is too large, must be less than 65536 bytes");
    }
  }

  @Test
  void shouldRefuseItemsThatAreNone() {
    assertThatThrownBy(() -> Json.item("[]")).hasMessageStartingWith("Unrecognized collection");
    assertThatThrownBy(() -> Json.item("'a'")).hasMessage("Unexpected field type");
    assertThatThrownBy(() -> Json.item("{'':{'S':'a'}}")).hasMessage("Empty attribute name");
  }

  @Test
  void shouldReadBackWhatItStored() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Map<String, AttributeValue> item = randomMap(random, 4);
      Map<String, AttributeValue> read = Items.decode(Items.encode(item));
      assertThat(read).isEqualTo(item);
      assertThat(read.keySet()).containsExactlyElementsOf(item.keySet());
    }
  }

  @Test
  void shouldStoreLongTextsAndLargeNumbers() {
    Map<String, AttributeValue> item =
        Map.of(
            "text", new StringValue("ä".repeat(200_000)),
            "large", NumberValue.of("-" + "9".repeat(38) + "e80"),
            "long", NumberValue.of(Long.MIN_VALUE),
            "small", NumberValue.of("1e-130"));
    assertThat(Items.decode(Items.encode(item))).isEqualTo(item);
  }

  private static Map<String, AttributeValue> randomMap(Random random, int levels) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      map.put(text(random) + count, randomValue(random, levels));
    }
    return map;
  }

  private static AttributeValue randomValue(Random random, int levels) {
    return switch (random.nextInt(levels == 0 ? 8 : 10)) {
      case 0 -> new StringValue(text(random));
      case 1 -> NumberValueTest.random(random);
      case 2 -> new BinaryValue(bytes(random));
      case 3 -> new BooleanValue(random.nextBoolean());
      case 4 -> new NullValue();
      case 5 -> new StringSet(some(random, () -> text(random)));
      case 6 -> new NumberSet(some(random, () -> NumberValueTest.random(random).value()));
      case 7 -> new BinarySet(some(random, () -> bytes(random)));
      case 8 ->
          new ListValue(
              IntStream.range(0, random.nextInt(5))
                  .mapToObj(_ -> randomValue(random, levels - 1))
                  .toList());
      default -> new MapValue(randomMap(random, levels - 1));
    };
  }

  private static <T> Set<T> some(Random random, java.util.function.Supplier<T> element) {
    Set<T> some = new LinkedHashSet<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      some.add(element.get());
    }
    return some;
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, 0x11000)
        .filter(c -> !(c >= 0xD800 && c < 0xE000))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static Bytes bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }
}
