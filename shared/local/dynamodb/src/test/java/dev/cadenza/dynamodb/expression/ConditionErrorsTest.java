package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static dev.cadenza.dynamodb.expression.Requests.condition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionErrorsTest {
  private static final String PREFIX = "Invalid ConditionExpression: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a|<EOF>|a",
        "a =|<EOF>|=",
        "= a|=|= a",
        "a = b c|c|b c",
        "a == b|=|== b",
        "a != b|!|a !=",
        "(a = b|<EOF>|b",
        "a = b)|)|b)",
        "a = :|:|= :",
        "a = #|#|= #",
        "a # b = c|#|a # b",
        "a=: n|:|=: n",
        "a.b.|<EOF>|.",
        "a..b = c|.|..b",
        "a.[0] = c|[|.[0",
        "[0] = c|[|[0",
        "a[1|<EOF>|1",
        "a[x] = b|x|[x]",
        "a[:n] = b|:n|[:n]",
        "a[#b] = b|#b|[#b]",
        "a[-1] = b|-|[-1",
        "a[01] = b|1|01]",
        "a[1.5] = b|.|1.5",
        "a[1e2] = b|e2|1e2]",
        "a[] = b|]|[] =",
        "a[0]b = c|b|]b =",
        "1a = b|1|1a",
        "_a = b|_|_a",
        "a.1 = b|1|.1 =",
        "a = 1|1|= 1",
        "a = \"x\"|\"|= \"x",
        "a = 'x'|'|= 'x",
        "a & b|&|a & b",
        "é = b|é|é =",
        "😀 = b|😀|😀 =",
        "a = b;|;|b;",
        "a + b = c|+|a + b",
        "a=:n-1|-|:n-1",
        "a = b AND|<EOF>|AND",
        "AND a = b|AND|AND a",
        "a AND b|AND|a AND b",
        "(a and b)|and|a and b",
        "a = b OR OR c = d|OR|OR OR c",
        "NOT|<EOF>|NOT",
        "NOT a|<EOF>|a",
        "a not in (b)|not|a not in",
        "a IN|<EOF>|IN",
        "a IN ()|)|()",
        "a IN b|b|IN b",
        "a IN (b,)|)|,)",
        "a BETWEEN b|<EOF>|b",
        "a BETWEEN b OR c|OR|b OR c",
        "a > = b|=|> = b",
        "a < > b|>|< > b",
        "a<>|<EOF>|<>",
        "a = b = c|=|b = c",
        "(a = b) = c|=|) = c",
        "()|)|()",
        "(a,b)|,|a,b",
        "a,b|,|a,b",
        "foo()|)|()",
        "foo(a=b)|=|a=b",
        "foo.bar(a)|(|bar(a",
        "#a(b)|(|#a(b",
        "attribute_exists a|a|attribute_exists a",
        "SET a = b|SET|SET a",
        "a.add = b|add|.add =",
        "Delete = b|Delete|Delete =",
        "between = b|between|between =",
      })
  void shouldShowWhereTheSyntaxIsWrong(String expression, String token, String near) {
    assertInvalid(
        () -> condition(expression),
        PREFIX + "Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The expression can not be empty;",
        "((a = b)) | The expression has redundant parentheses;",
        "a = b AND ((c = d)) | The expression has redundant parentheses;",
        "((a)) = b | The expression has redundant parentheses;",
        "a = ((b)) | The expression has redundant parentheses;",
        "((attribute_exists(a))) | The expression has redundant parentheses;",
        "name = b | Attribute name is a reserved keyword; reserved keyword: name",
        "a.NAME = b | Attribute name is a reserved keyword; reserved keyword: NAME",
        "b = Date | Attribute name is a reserved keyword; reserved keyword: Date",
        "a[2147483648] = b | List index is not within the allowable range; index: [2147483648]",
        "a[99999999999999999999] = b | List index is not within the allowable range; index: [99999999999999999999]",
        "a = :undefined | An expression attribute value used in expression is not defined; attribute value: :undefined",
        "#undefined = a | An expression attribute name used in the document path is not defined; attribute name: #undefined",
        "a.#undefined.b = c | An expression attribute name used in the document path is not defined; attribute name: #undefined",
        "foo(a) | Invalid function name; function: foo",
        "a = foo(b) | Invalid function name; function: foo",
        "BEGINS_WITH(a, b) | Invalid function name; function: BEGINS_WITH",
        "size(a) | The function is not allowed to be used this way in an expression; function: size",
        "NOT (size(a)) | The function is not allowed to be used this way in an expression; function: size",
        "attribute_exists(a) = b | The function is not allowed to be used this way in an expression; function: attribute_exists",
        "contains(a, b) = c | The function is not allowed to be used this way in an expression; function: contains",
        "a IN (attribute_exists(b)) | The function is not allowed to be used this way in an expression; function: attribute_exists",
        "contains(contains(a, b), c) | The function is not allowed to be used this way in an expression; function: contains",
        "if_not_exists(a, b) = c | The function is not allowed in a condition expression; function: if_not_exists",
        "list_append(a, b) | The function is not allowed in a condition expression; function: list_append",
        "size(a, b) = c | Incorrect number of operands for operator or function; operator or function: size, number of operands: 2",
        "attribute_exists(a, b) | Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2",
        "begins_with(a) | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
        "attribute_exists(:s) | Operator or function requires a document path; operator or function: attribute_exists",
        "attribute_not_exists(size(a)) | Operator or function requires a document path; operator or function: attribute_not_exists",
        "a = a | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
        "#a = a | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
        "a.b[1] < a.b[1] | The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [a, b, [1]]",
        "a IN (b, a) | The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]",
        "a BETWEEN b AND a | The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]",
        "contains(a, a) | The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a]",
        "begins_with(a, a) | The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with, first operand: [a]",
        "a < :l | Incorrect operand type for operator or function; operator or function: <, operand type: L",
        ":m <= a | Incorrect operand type for operator or function; operator or function: <=, operand type: M",
        "a > :bool | Incorrect operand type for operator or function; operator or function: >, operand type: BOOL",
        "a >= :null | Incorrect operand type for operator or function; operator or function: >=, operand type: NULL",
        "a BETWEEN :s AND :ss | Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: SS",
        ":l BETWEEN a AND b | Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L",
        "begins_with(a, :n) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
        "begins_with(size(a), b) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
        "size(:n) = b | Incorrect operand type for operator or function; operator or function: size, operand type: N",
        "size(:bool) = b | Incorrect operand type for operator or function; operator or function: size, operand type: BOOL",
        "size(size(a)) = b | Incorrect operand type for operator or function; operator or function: size, operand type: N",
        "attribute_type(a, :n) | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N",
        "attribute_type(a, b) | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,S,SS,L,BS,N,M,B,BOOL,NULL}",
        "attribute_type(a, :s) | Invalid attribute type name found; type: s, valid types: {NS,S,SS,L,BS,N,M,B,BOOL,NULL}",
        "a BETWEEN :n AND :s | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:s}",
        "a BETWEEN :big AND :n | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}",
      })
  void shouldSayWhatIsWrong(String expression, String message) {
    assertInvalid(() -> condition(expression), PREFIX + message);
  }

  /** As the service does: syntax, parentheses, words and places of functions, then all else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "((a = b)) AND c | The expression has redundant parentheses;",
        "a = :undefined AND ((b = c | Syntax error; token: \"<EOF>\", near: \"c\"",
        "name = b AND ((c = d)) | The expression has redundant parentheses;",
        "a = :undefined AND name = b | Attribute name is a reserved keyword; reserved keyword: name",
        "foo(a) AND name = b | Invalid function name; function: foo",
        "name = b AND foo(a) | Attribute name is a reserved keyword; reserved keyword: name",
        "a = :undefined AND size(b) | The function is not allowed to be used this way in an expression; function: size",
        "begins_with(a) AND b = :undefined | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
        "b = :undefined AND begins_with(a) | An expression attribute value used in expression is not defined; attribute value: :undefined",
        "attribute_exists(:undefined) | An expression attribute value used in expression is not defined; attribute value: :undefined",
      })
  void shouldLookForMistakesInTheOrderOfTheService(String expression, String message) {
    assertInvalid(() -> condition(expression), PREFIX + message);
  }

  @Test
  void shouldLimitExpressions() {
    assertInvalid(
        () -> condition("a = b" + " ".repeat(4092)),
        PREFIX + "Expression size has exceeded the maximum allowed size; expression size: 4097");
    assertInvalid(
        () -> condition("a = b" + "é".repeat(2046)),
        PREFIX + "Expression size has exceeded the maximum allowed size; expression size: 4097");
    String tooMany = PREFIX + "The expression contains too many operators; operator count: 301";
    assertInvalid(() -> condition("a=b" + " or a=b".repeat(150)), tooMany);
    assertInvalid(() -> condition("a=b" + " or (a=b".repeat(400) + ")".repeat(400)), tooMany);
    assertInvalid(() -> condition("not ".repeat(1000) + "a=b"), tooMany);
    assertInvalid(
        () -> condition("a IN (" + "b,".repeat(100) + "c)"),
        PREFIX + "The IN operator is provided with too many operands; number of operands: 101");
    assertInvalid(
        () -> condition("a" + ".b".repeat(32) + " = c"),
        PREFIX + "The document path has too many nesting levels; nesting levels: 33");
  }

  @Test
  void shouldRefuseDeepNestingWithoutOverflow() {
    assertInvalid(
        () -> condition("(".repeat(4096)), PREFIX + "Syntax error; token: \"<EOF>\", near: \"(\"");
    assertInvalid(
        () -> condition("(".repeat(2046) + "a<b" + ")".repeat(2046)),
        PREFIX + "The expression has redundant parentheses;");
    assertInvalid(
        () -> condition("a < " + "f(".repeat(1355) + "b" + ")".repeat(1355)),
        PREFIX + "Invalid function name; function: f");
    assertInvalid(
        () -> condition("a < " + "size(".repeat(680) + "b" + ")".repeat(680)),
        PREFIX
            + "Incorrect operand type for operator or function; operator or function: size,"
            + " operand type: N");
  }

  @Test
  void shouldShowBlanksWhereThereIsNothingElse() {
    assertInvalid(() -> condition("   "), PREFIX + "Syntax error; token: \"<EOF>\", near: \"   \"");
  }

  @Test
  void shouldNameTheParameter() {
    assertInvalid(
        () -> Condition.parse("a", "FilterExpression", Requests.placeholders()),
        "Invalid FilterExpression: Syntax error; token: \"<EOF>\", near: \"a\"");
  }
}
