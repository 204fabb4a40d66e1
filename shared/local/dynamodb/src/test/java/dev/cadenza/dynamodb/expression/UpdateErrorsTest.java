package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateErrorsTest {
  private static final String PREFIX = "Invalid UpdateExpression: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "SET|<EOF>|SET",
        "SET a|<EOF>|a",
        "SET a =|<EOF>|=",
        "SET a = b c|c|b c",
        "SET a = b,|<EOF>|,",
        "SET a = b, SET c = d|SET|, SET c",
        "SET a, b|,|a, b",
        "SET a = b = c|=|b = c",
        "SET a = b + c + d|+|c + d",
        "SET a = (b + c) + d|+|) + d",
        "SET a = b + (c + d)|+|c + d",
        "SET a = b * c|*|b * c",
        "SET a = -b|-|= -b",
        "SET a = 1|1|= 1",
        "SET :a = b|:a|SET :a =",
        "SET _a = b|_|SET _a",
        "SET 123 = b|123|SET 123 =",
        "SET #a-b = c|-|#a-b",
        "SET hi$there = b|$|hi$there",
        "SET a[:n] = b|:n|[:n]",
        "SET a = _f(b)|_|= _f",
        "SET a = if_not_exists(b, c + d)|+|c + d",
        "SET list_append(a, b) = c|(|list_append(a",
        "REMOVE|<EOF>|REMOVE",
        "REMOVE a,|<EOF>|,",
        "REMOVE a b|b|a b",
        "ADD a|<EOF>|a",
        "ADD a b|b|a b",
        "DELETE a a|a|a a",
        "HELLO a = b|HELLO|HELLO a",
        "a = b|a|a =",
        "SET a = b AND c|AND|b AND c",
      })
  void shouldShowWhereTheSyntaxIsWrong(String expression, String token, String near) {
    assertInvalid(
        () -> parse(expression),
        PREFIX + "Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The expression can not be empty;",
        "SET a = b SET c = d | The \"SET\" section can only be used once in an update expression;",
        "SET a = b REMOVE c REMOVE d SET e = f | The \"REMOVE\" section can only be used once in an update expression;",
        "SET a = ((b)) | The expression has redundant parentheses;",
        "SET name = b | Attribute name is a reserved keyword; reserved keyword: name",
        "SET a = :zz, b = name | Attribute name is a reserved keyword; reserved keyword: name",
        "SET a = foo(b) | Invalid function name; function: foo",
        "SET a = LIST_APPEND(b, c) | Invalid function name; function: LIST_APPEND",
        "SET a = size(b) | The function is not allowed in an update expression; function: size",
        "SET a = if_not_exists(b, size(c)) | The function is not allowed in an update expression; function: size",
        "SET a = list_append(list_append(b, c), d) | The function is not allowed to be used this way in an expression; function: list_append",
        "SET a = if_not_exists(b, list_append(c, d)) | The function is not allowed to be used this way in an expression; function: list_append",
        "SET a = list_append(b, c) + d | The function is not allowed to be used this way in an expression; function: list_append",
        "SET a = list_append(b) | Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1",
        "SET a = if_not_exists(b, c, d) | Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 3",
        "SET a = if_not_exists(:n, :s) | Operator or function requires a document path; operator or function: if_not_exists",
        "SET a = if_not_exists(if_not_exists(b, c), d) | Operator or function requires a document path; operator or function: if_not_exists",
        "SET a = if_not_exists(b, b) | The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists, first operand: [b]",
        "SET a = :s + :n | Incorrect operand type for operator or function; operator or function: +, operand type: S",
        "SET a = b - :l | Incorrect operand type for operator or function; operator or function: -, operand type: L",
        "SET a = list_append(:l, :s) | Incorrect operand type for operator or function; operator or function: list_append, operand type: S",
        "SET a = list_append(:ss, b) | Incorrect operand type for operator or function; operator or function: list_append, operand type: SS",
        "ADD a :s | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD a :l | Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD a :m | Incorrect operand type for operator or function; operator: ADD, operand type: MAP, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD a :bool | Incorrect operand type for operator or function; operator: ADD, operand type: BOOLEAN, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD a :null | Incorrect operand type for operator or function; operator: ADD, operand type: NULL, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD a :b | Incorrect operand type for operator or function; operator: ADD, operand type: BINARY, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "DELETE a :n | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
        "SET a = :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
        "DELETE a :zz | An expression attribute value used in expression is not defined; attribute value: :zz",
        "SET #zz = :n | An expression attribute name used in the document path is not defined; attribute name: #zz",
        "REMOVE #zz | An expression attribute name used in the document path is not defined; attribute name: #zz",
        "SET a = :n, a = :zz | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "SET #a = :n, a = :n | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "SET a = :n REMOVE a.b | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]",
        "SET a[1][1] = :n, a[1] = :n | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1], [1]], path two: [a, [1]]",
        "ADD a.b :n DELETE a.b.c.d :ss | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, b, c, d]",
        "SET a.b = :n, a[1] = :n | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]",
        "SET a.b.c = :n REMOVE a.b[2] | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b, c], path two: [a, b, [2]]",
      })
  void shouldSayWhatIsWrong(String expression, String message) {
    assertInvalid(() -> parse(expression), PREFIX + message);
  }

  @Test
  void shouldAllow300Sums() {
    parse("SET " + sums(300));
    assertInvalid(
        () -> parse("SET " + sums(301)),
        PREFIX + "The expression contains too many operators; operator count: 301");
  }

  private static String sums(int number) {
    return IntStream.range(0, number)
        .mapToObj(index -> "a" + index + "=:n+:n")
        .collect(Collectors.joining(","));
  }

  private static Update parse(String expression) {
    return Update.parse(expression, Requests.placeholders("a"));
  }
}
