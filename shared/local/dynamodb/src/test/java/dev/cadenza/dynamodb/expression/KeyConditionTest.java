package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.VALUES;
import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.expression.KeyCondition.Bound;
import dev.cadenza.dynamodb.expression.KeyCondition.Operator;
import dev.cadenza.dynamodb.expression.KeyCondition.Range;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyConditionTest {
  private static final List<KeyCondition.Key> HASH = List.of(new KeyCondition.Key("p", "S"));
  private static final List<KeyCondition.Key> NUMBER = List.of(new KeyCondition.Key("c", "N"));
  private static final List<KeyCondition.Key> STRING = List.of(new KeyCondition.Key("c", "S"));

  @ParameterizedTest
  @ValueSource(strings = {"p=:s", " :s = p ", "(p = :s)", "#p = :s"})
  void shouldTakeTheHashKey(String expression) {
    assertThat(parse(expression).bind(HASH, NUMBER))
        .isEqualTo(new Bound(List.of(VALUES.get(":s")), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p = :s AND c = :n | EQ | :n",
        "c = :n and p = :s | EQ | :n",
        "((c = :n) AND (p = :s)) | EQ | :n",
        ":s = p AND :n = c | EQ | :n",
        "p = :s AND c < :n | LT | :n",
        "p = :s AND c <= :n | LE | :n",
        "p = :s AND c > :n | GT | :n",
        "p = :s AND c >= :n | GE | :n",
        "p = :s AND :n < c | GT | :n",
        "p = :s AND :n <= c | GE | :n",
        "p = :s AND :n > c | LT | :n",
        "p = :s AND :n >= c | LE | :n",
        "p = :s AnD c BeTwEeN :n aNd :big | BETWEEN | :n :big",
      })
  void shouldTakeTheRangeKey(String expression, Operator operator, String operands) {
    List<AttributeValue> values = Arrays.stream(operands.split(" ")).map(VALUES::get).toList();
    assertThat(parse(expression).bind(HASH, NUMBER))
        .isEqualTo(new Bound(List.of(VALUES.get(":s")), List.of(new Range("c", operator, values))));
  }

  @Test
  void shouldTakePrefixes() {
    assertThat(parse("p = :s AND begins_with(c, :type)").bind(HASH, STRING).range())
        .containsExactly(new Range("c", Operator.BEGINS_WITH, List.of(VALUES.get(":type"))));
    assertThat(
            parse("begins_with(c, :b) AND p = :s")
                .bind(HASH, List.of(new KeyCondition.Key("c", "B")))
                .range())
        .containsExactly(new Range("c", Operator.BEGINS_WITH, List.of(VALUES.get(":b"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | Invalid KeyConditionExpression: The expression can not be empty;",
        "p | Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"p\"",
        "p=:s AND c!=:n | Invalid KeyConditionExpression: Syntax error; token: \"!\", near: \"c!=\"",
        "p=:zz | Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :zz",
        "#zz=:s | Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #zz",
        "name=:s | Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: name",
        "p=:s AND dog(c, :n) | Invalid KeyConditionExpression: Invalid function name; function: dog",
        "p=:s AND BEGINS_WITH(c, :s) | Invalid KeyConditionExpression: Invalid function name; function: BEGINS_WITH",
        "p=:s AND begins_with(c, :n) | Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
        "p=:s AND c < :l | Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: L",
        "(p=:s) AND ((c=:n)) | Invalid KeyConditionExpression: The expression has redundant parentheses;",
        "p=:s AND c BETWEEN :big AND :n | Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}",
        "p=:s OR c=:n | Invalid operator used in KeyConditionExpression: OR",
        "NOT c=:n AND p=:s | Invalid operator used in KeyConditionExpression: NOT",
        "p=:s AND c<>:n | Invalid operator used in KeyConditionExpression: <>",
        "p=:s AND c IN (:n) | Invalid operator used in KeyConditionExpression: IN",
        "p=:s AND attribute_exists(c) | Invalid operator used in KeyConditionExpression: attribute_exists",
        "p=:s AND attribute_not_exists(c) | Invalid operator used in KeyConditionExpression: attribute_not_exists",
        "attribute_type(p, :type) | Invalid operator used in KeyConditionExpression: attribute_type",
        "p=:s AND contains(c, :n) | Invalid operator used in KeyConditionExpression: contains",
        "p=:s AND size(c)=:n | KeyConditionExpressions cannot contain nested operations",
        "p=:s AND p=:s | KeyConditionExpressions must only contain one condition per key",
        "p=:s AND c>=:n AND c<=:big | KeyConditionExpressions must only contain one condition per key",
        "p=:s AND a.b<:n | KeyConditionExpressions cannot have conditions on nested attributes",
        "p=:s AND c[0]<:n | KeyConditionExpressions cannot have conditions on nested attributes",
        "p=c | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
        "p=:s AND begins_with(c, q) | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
        ":s=:n | Invalid condition in KeyConditionExpression: No key attribute specified",
        "p=:s AND begins_with(:s, c) | Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand",
        "p=:s AND :n BETWEEN c AND :big | Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand",
      })
  void shouldRefuseWhatIsNoConditionOnAKey(String expression, String message) {
    assertInvalid(() -> parse(expression), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c = :n | Query condition missed key schema element: p",
        "a = :n | Query condition missed key schema element: p",
        "p = :s AND a < :n | Query condition missed key schema element: c",
        "p = :s AND c = :n AND a = :n | Conditions can be of length 1 or 2 only",
        "p < :s | Query key condition not supported",
        "p BETWEEN :s AND :s | Query key condition not supported",
        "begins_with(p, :s) AND c = :n | Query key condition not supported",
        "p = :n | One or more parameter values were invalid: Condition parameter type does not match schema type",
        "p = :l | One or more parameter values were invalid: Condition parameter type does not match schema type",
        "p = :s AND c > :s | One or more parameter values were invalid: Condition parameter type does not match schema type",
        "p = :s AND begins_with(c, :s) | Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
        "p = :empty | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p",
      })
  void shouldRefuseWhatDoesNotFitTheSchema(String expression, String message) {
    KeyCondition condition = parse(expression);
    assertInvalid(() -> condition.bind(HASH, NUMBER), message);
  }

  @Test
  void shouldRefuseARangeKeyThatTheSchemaHasNot() {
    KeyCondition condition = parse("p = :s AND c = :n");
    assertInvalid(() -> condition.bind(HASH, List.of()), "Query key condition not supported");
  }

  @Test
  void shouldRefuseEmptyRangeKeys() {
    KeyCondition string = parse("p = :s AND c BETWEEN :empty AND :s");
    assertInvalid(
        () -> string.bind(HASH, STRING),
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: c");
    KeyCondition binary =
        KeyCondition.parse(
            "p = :s AND c > :e",
            new Placeholders(
                java.util.Map.of(),
                java.util.Map.of(":s", VALUES.get(":s"), ":e", Json.value("{'B':''}"))));
    assertInvalid(
        () -> binary.bind(HASH, List.of(new KeyCondition.Key("c", "B"))),
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty binary value. Key: c");
  }

  @Test
  void shouldTakeKeysOfSeveralAttributesInTheOrderOfTheSchema() {
    List<KeyCondition.Key> hash =
        List.of(new KeyCondition.Key("h1", "S"), new KeyCondition.Key("h2", "N"));
    List<KeyCondition.Key> range =
        List.of(
            new KeyCondition.Key("r1", "N"),
            new KeyCondition.Key("r2", "S"),
            new KeyCondition.Key("r3", "B"));
    Bound bound = parse("r2 > :s AND h2 = :n AND r1 = :big AND h1 = :type").bind(hash, range);
    assertThat(bound)
        .isEqualTo(
            new Bound(
                List.of(VALUES.get(":type"), VALUES.get(":n")),
                List.of(
                    new Range("r1", Operator.EQ, List.of(VALUES.get(":big"))),
                    new Range("r2", Operator.GT, List.of(VALUES.get(":s"))))));
    assertThat(parse("h1 = :s AND h2 = :n").bind(hash, range).range()).isEmpty();
    KeyCondition oneHash = parse("h1 = :s");
    assertInvalid(() -> oneHash.bind(hash, range), "Query condition missed key schema element: h2");
    KeyCondition skipped = parse("h1 = :s AND h2 = :n AND r2 = :s");
    assertInvalid(() -> skipped.bind(hash, range), "Query condition missed key schema element: r1");
    KeyCondition notLast = parse("h1 = :s AND h2 = :n AND r1 > :n AND r2 = :s");
    assertInvalid(() -> notLast.bind(hash, range), "Query key condition not supported");
    KeyCondition unequal = parse("h1 = :s AND h2 > :n");
    assertInvalid(() -> unequal.bind(hash, range), "Query key condition not supported");
  }

  private static KeyCondition parse(String expression) {
    return KeyCondition.parse(expression, Requests.placeholders("p"));
  }
}
