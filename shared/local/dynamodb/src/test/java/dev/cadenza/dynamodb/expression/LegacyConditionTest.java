package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static dev.cadenza.dynamodb.expression.Requests.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyConditionTest {
  private static final String ITEM =
      """
      {'one':{'N':'1'}, 'cat':{'S':'cat'}, 'bin':{'B':'Y2F0'}, 'yes':{'BOOL':true},
       'numbers':{'NS':['1','2']}, 'elements':{'L':[{'N':'1'},{'BOOL':true}]}}
      """;
  private static final String INVALID = "One or more parameter values were invalid: ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one EQ {'N':'1.0'}",
        "one NE {'N':'2'}",
        "one NE {'S':'1'}",
        "gone NE {'N':'1'}",
        "one LE {'N':'1'}",
        "one LT {'N':'2'}",
        "one GE {'N':'1'}",
        "one GT {'N':'0'}",
        "cat LT {'S':'dog'}",
        "bin GE {'B':'Y2E='}",
        "one NOT_NULL",
        "gone NULL",
        "cat CONTAINS {'S':'at'}",
        "numbers CONTAINS {'N':'2'}",
        "elements CONTAINS {'BOOL':true}",
        "cat NOT_CONTAINS {'S':'dog'}",
        "cat NOT_CONTAINS {'N':'1'}",
        "numbers NOT_CONTAINS {'N':'3'}",
        "cat BEGINS_WITH {'S':'ca'}",
        "bin BEGINS_WITH {'B':'Y2E='}",
        "one IN {'N':'2'},{'N':'1'}",
        "one BETWEEN {'N':'1'},{'N':'2'}",
        "elements EQ {'L':[{'N':'1'},{'BOOL':true}]}",
        "numbers EQ {'NS':['2','1']}",
      })
  void shouldBeTrue(String condition) {
    assertThat(filter(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one EQ {'N':'2'}",
        "one EQ {'S':'1'}",
        "gone EQ {'N':'1'}",
        "one NE {'N':'1'}",
        "one LE {'N':'0'}",
        "one LT {'S':'2'}",
        "gone LT {'N':'1'}",
        "one NULL",
        "gone NOT_NULL",
        "cat CONTAINS {'S':'dog'}",
        "cat CONTAINS {'N':'1'}",
        "gone CONTAINS {'N':'1'}",
        "gone NOT_CONTAINS {'N':'1'}",
        "cat NOT_CONTAINS {'S':'at'}",
        "numbers NOT_CONTAINS {'N':'1'}",
        "one BEGINS_WITH {'S':'1'}",
        "one IN {'N':'2'},{'N':'3'}",
        "numbers IN {'N':'1'},{'N':'2'}",
        "one BETWEEN {'N':'2'},{'N':'3'}",
        "gone BETWEEN {'N':'0'},{'N':'9'}",
      })
  void shouldBeFalse(String condition) {
    assertThat(filter(condition)).isFalse();
  }

  private static boolean filter(String condition) {
    String[] parts = condition.split(" ");
    String operands = parts.length == 3 ? parts[2] : "";
    return Legacy.filter(
            Json.of(
                "{'ScanFilter':{'%s':{'ComparisonOperator':'%s','AttributeValueList':[%s]}}}"
                    .formatted(parts[0], parts[1], operands)),
            "ScanFilter")
        .orElseThrow()
        .test(item(ITEM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EQ |  | Invalid number of argument(s) for the EQ ComparisonOperator",
        "EQ | {'N':'1'},{'N':'2'} | Invalid number of argument(s) for the EQ ComparisonOperator",
        "BETWEEN | {'N':'1'} | Invalid number of argument(s) for the BETWEEN ComparisonOperator",
        "IN | | Invalid number of argument(s) for the IN ComparisonOperator",
        "NULL | {'N':'1'} | Invalid number of argument(s) for the NULL ComparisonOperator",
        "LT | {'L':[]} | ComparisonOperator LT is not valid for L AttributeValue type",
        "GE | {'BOOL':true} | ComparisonOperator GE is not valid for BOOL AttributeValue type",
        "BEGINS_WITH | {'N':'1'} | ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type",
        "CONTAINS | {'SS':['a']} | ComparisonOperator CONTAINS is not valid for SS AttributeValue type",
        "NOT_CONTAINS | {'M':{}} | ComparisonOperator NOT_CONTAINS is not valid for M AttributeValue type",
        "IN | {'L':[]} | ComparisonOperator IN is not valid for L AttributeValue type",
        "IN | {'N':'1'},{'S':'a'} | AttributeValues inside AttributeValueList must be of same type",
        "BETWEEN | {'N':'1'},{'S':'a'} | AttributeValues inside AttributeValueList must be of same type",
        "BETWEEN | {'NS':['1']},{'NS':['2']} | ComparisonOperator BETWEEN is not valid for NS AttributeValue type",
      })
  void shouldCheckOperands(String operator, String operands, String message) {
    String filter =
        "{'QueryFilter':{'a':{'ComparisonOperator':'%s','AttributeValueList':[%s]}}}"
            .formatted(operator, operands == null ? "" : operands);
    assertInvalid(() -> Legacy.filter(Json.of(filter), "QueryFilter"), INVALID + message);
  }

  @Test
  void shouldCheckBoundsAndOperators() {
    assertInvalid(
        () ->
            Legacy.filter(
                Json.of(
                    "{'QueryFilter':{'a':{'ComparisonOperator':'BETWEEN','AttributeValueList':"
                        + "[{'N':'2'},{'N':'1'}]}}}"),
                "QueryFilter"),
        "The BETWEEN condition was provided a range where the lower bound is greater than the upper"
            + " bound");
    assertInvalid(
        () ->
            Legacy.filter(
                Json.of("{'QueryFilter':{'a':{'ComparisonOperator':'eq'}}}"), "QueryFilter"),
        "1 validation error detected: Value 'eq' at 'queryFilter.a.member.comparisonOperator' failed"
            + " to satisfy constraint: Member must satisfy enum value set: [IN, NULL, BETWEEN, LT,"
            + " NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]");
    assertInvalid(
        () -> Legacy.filter(Json.of("{'ScanFilter':{'a':{}}}"), "ScanFilter"),
        "1 validation error detected: Value null at 'scanFilter.a.member.comparisonOperator' failed"
            + " to satisfy constraint: Member must not be null");
  }

  @Test
  void shouldJoinConditionsByAndOrOr() {
    String both =
        "'Expected':{'one':{'Value':{'N':'1'}},'cat':{'Value':{'S':'dog'}},'gone':{'Exists':false}}";
    assertThat(expected(both)).isFalse();
    assertThat(expected(both + ",'ConditionalOperator':'AND'")).isFalse();
    assertThat(expected(both + ",'ConditionalOperator':'OR'")).isTrue();
    assertThat(expected("'Expected':{'one':{'Value':{'N':'1'}},'gone':{'Exists':false}}")).isTrue();
  }

  @Test
  void shouldCheckConditionalOperator() {
    String without = "ConditionalOperator cannot be used without Filter or Expected";
    assertInvalid(
        () -> Legacy.expected(Json.of("{'Expected':{},'ConditionalOperator':'OR'}")), without);
    assertInvalid(
        () -> Legacy.filter(Json.of("{'ConditionalOperator':'AND'}"), "ScanFilter"), without);
    assertInvalid(
        () ->
            Legacy.expected(
                Json.of("{'Expected':{'a':{'Exists':false}},'ConditionalOperator':'OR'}")),
        "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    assertInvalid(
        () -> Legacy.expected(Json.of("{'Expected':{},'ConditionalOperator':'or'}")),
        "1 validation error detected: Value 'or' at 'conditionalOperator' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [OR, AND]");
    assertThat(Legacy.expected(Json.of("{'Expected':{}}"))).isEmpty();
    assertThat(Legacy.expected(Json.of("{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Value':{'N':'1'}} | true",
        "{'Exists':true,'Value':{'N':'1'}} | true",
        "{'Exists':true,'Value':{'N':'2'}} | false",
        "{'Exists':false} | false",
        "{'ComparisonOperator':'GT','Value':{'N':'0'}} | true",
        "{'ComparisonOperator':'NOT_NULL'} | true",
        "{'ComparisonOperator':'NULL','AttributeValueList':[]} | false",
      })
  void shouldExpectValues(String expected, boolean met) {
    assertThat(expected("'Expected':{'one':" + expected + "}")).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | Value must be provided when Exists is null",
        "{'Exists':true} | Value must be provided when Exists is true",
        "{'Exists':false,'Value':{'N':'1'}} | Value cannot be used when Exists is false",
        "{'Exists':false,'ComparisonOperator':'EQ','AttributeValueList':[{'N':'1'}]} | Exists and ComparisonOperator cannot be used together",
        "{'Value':{'N':'1'},'ComparisonOperator':'EQ','AttributeValueList':[{'N':'1'}]} | Value and AttributeValueList cannot be used together",
        "{'Value':{'N':'1'},'AttributeValueList':[{'N':'1'}]} | Value and AttributeValueList cannot be used together",
        "{'AttributeValueList':[{'N':'1'}]} | AttributeValueList can only be used with a ComparisonOperator",
        "{'ComparisonOperator':'EQ'} | Value or AttributeValueList must be used with ComparisonOperator: EQ",
      })
  void shouldCheckExpected(String expected, String message) {
    assertInvalid(
        () -> Legacy.expected(Json.of("{'Expected':{'a':" + expected + "}}")),
        INVALID + message + " for Attribute: a");
  }

  private static boolean expected(String members) {
    return Legacy.expected(Json.of("{" + members + "}")).orElseThrow().test(item(ITEM));
  }
}
