package dev.cadenza.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'S':'text'}",
        "{'S':''}",
        "{'N':'1.5'}",
        "{'B':'YWJj'}",
        "{'B':'YQ=='}",
        "{'B':''}",
        "{'BOOL':true}",
        "{'BOOL':false}",
        "{'NULL':true}",
        "{'SS':['','a','b']}",
        "{'NS':['-2','0.5','1']}",
        "{'BS':['','YQ==']}",
        "{'L':[]}",
        "{'L':[{'S':'a'},{'N':'1'},{'L':[]}]}",
        "{'M':{}}",
        "{'M':{'a':{'M':{'b':{'NULL':true}}}}}",
      })
  void shouldWriteWhatItRead(String json) {
    AttributeValue value = Json.value(json);
    assertThat(value.toJson()).isEqualTo(Json.of(json));
    assertThat(json).contains("'" + value.type() + "':");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'X':'a'}", "{'S':null}", "{'M':null}", "{'s':'a'}"})
  void shouldRefuseAValueWithoutType(String json) {
    assertInvalid(
        json,
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  }

  @Test
  void shouldRefuseAValueOfTwoTypes() {
    assertInvalid(
        "{'L':[{'S':'a','N':'1'}]}",
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
            + " supported datatypes");
  }

  @Test
  void shouldIgnoreATypeThatIsNull() {
    assertThat(Json.value("{'S':'a','N':null}")).isEqualTo(new StringValue("a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'NULL':false} | One or more parameter values were invalid: Null attribute value types must have the value of true",
        "{'SS':[]} | One or more parameter values were invalid: An string set  may not be empty",
        "{'NS':[]} | One or more parameter values were invalid: An number set  may not be empty",
        "{'BS':[]} | One or more parameter values were invalid: Binary sets should not be empty",
        "{'SS':['a','b','a']} | One or more parameter values were invalid: Input collection [a, b, a] contains duplicates.",
        "{'NS':['1','1.0']} | Input collection contains duplicates",
        "{'BS':['Yg==','Yg==']} | One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains duplicates.",
        "{'SS':[null]} | One or more parameter values were invalid: An string set may not have a null string as a member",
        "{'NS':['1','b']} | The parameter cannot be converted to a numeric value: b",
        "{'L':[null]} | The supplied Item contains a null AttributeValue",
        "{'M':{'a':null}} | The supplied Item contains a null AttributeValue: a is null",
        "{'M':{'':{'S':'a'}}} | Empty attribute name",
      })
  void shouldRefuseWhatBreaksTheRulesOfItsType(String json, String message) {
    assertInvalid(json, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a' | Unexpected value type in payload",
        "7 | Unexpected value type in payload",
        "[] | Unexpected value type in payload",
        "{'S':7} | NUMBER_VALUE cannot be converted to String",
        "{'S':7.5} | DECIMAL_VALUE cannot be converted to String",
        "{'S':true} | TRUE_VALUE cannot be converted to String",
        "{'S':false} | FALSE_VALUE cannot be converted to String",
        "{'S':[]} | Unrecognized collection type class java.lang.String",
        "{'S':{}} | Start of structure or map found where not expected",
        "{'N':123} | NUMBER_VALUE cannot be converted to String",
        "{'BOOL':'true'} | STRING_VALUE cannot be converted to Boolean",
        "{'NULL':1} | NUMBER_VALUE cannot be converted to Boolean",
        "{'B':7} | only base-64-encoded strings are convertible to bytes",
        "{'B':[]} | Unrecognized collection type class java.nio.ByteBuffer",
        "{'B':{}} | Start of structure or map found where not expected",
        "{'B':'23456'} | Base64 encoded length is expected a multiple of 4 bytes but found: 5",
        "{'B':'YQ'} | Base64 encoded length is expected a multiple of 4 bytes but found: 2",
        "{'B':'YQ!='} | Invalid Base64 character",
        "{'B':'=+/='} | Invalid Base64 character",
        "{'B':'YR=='} | Invalid last non-pad Base64 character dectected",
        "{'SS':'a'} | Unexpected field type",
        "{'SS':[7]} | NUMBER_VALUE cannot be converted to String",
        "{'NS':[1]} | NUMBER_VALUE cannot be converted to String",
        "{'L':{}} | Start of structure or map found where not expected",
        "{'L':['a']} | Unexpected value type in payload",
        "{'M':[]} | Unrecognized collection type class java.util.Map",
        "{'M':'a'} | Unexpected field type",
      },
      quoteCharacter = '`')
  void shouldRefuseJsonOfAnotherShape(String json, String message) {
    assertThatThrownBy(() -> Json.value(json))
        .isInstanceOf(DynamoDbException.class)
        .hasMessage(message)
        .extracting("type")
        .isEqualTo("SerializationException");
  }

  @Test
  void shouldCompareSetsWithoutOrder() {
    assertThat(Json.value("{'SS':['a','b']}")).isEqualTo(Json.value("{'SS':['b','a']}"));
    assertThat(Json.value("{'NS':['1','2']}")).isEqualTo(Json.value("{'NS':['2.0','1']}"));
    assertThat(Json.value("{'BS':['YQ==','Yg==']}"))
        .isEqualTo(Json.value("{'BS':['Yg==','YQ==']}"));
    assertThat(Json.value("{'L':[{'S':'a'},{'S':'b'}]}"))
        .isNotEqualTo(Json.value("{'L':[{'S':'b'},{'S':'a'}]}"));
  }

  @Test
  void shouldReadSetsOutInTheirOrder() {
    assertThat(Json.value("{'SS':['z','\uD83D\uDE00','a','\uFF5E','','m']}").toJson())
        .isEqualTo(Json.of("{'SS':['','a','m','z','\uFF5E','\uD83D\uDE00']}"));
    assertThat(Json.value("{'NS':['10','9','-1','1E2','0.5']}").toJson())
        .isEqualTo(Json.of("{'NS':['-1','0.5','9','10','100']}"));
    assertThat(Json.value("{'BS':['/w==','YQ==','YWI=']}").toJson())
        .isEqualTo(Json.of("{'BS':['YQ==','YWI=','/w==']}"));
  }

  @Test
  void shouldHaveNoEmptySet() {
    assertThatThrownBy(() -> new StringSet(Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NumberSet(Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BinarySet(Set.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldMakeOneOfEqualNumbersInASet() {
    Set<BigDecimal> numbers = new LinkedHashSet<>(List.of(new BigDecimal("1.0"), BigDecimal.ONE));
    assertThat(new NumberSet(numbers).values()).containsExactly(BigDecimal.ONE);
  }

  @Test
  void shouldNotChangeWithWhatItWasMadeOf() {
    Set<String> strings = new LinkedHashSet<>(Set.of("a"));
    StringSet set = new StringSet(strings);
    strings.add("b");
    assertThat(set.values()).containsExactly("a");
    assertThatThrownBy(() -> set.values().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void assertInvalid(String json, String message) {
    assertThatThrownBy(() -> Json.value(json))
        .isInstanceOf(DynamoDbException.class)
        .hasMessage(message)
        .extracting("type")
        .isEqualTo("ValidationException");
  }
}
