package dev.cadenza.dynamodb.expression;

import static dev.cadenza.dynamodb.expression.Requests.assertInvalid;
import static dev.cadenza.dynamodb.expression.Requests.item;
import static dev.cadenza.dynamodb.expression.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dynamodb.value.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  private static final String ITEM =
      """
      {'a':{'M':{'b':{'L':[{'N':'2'},{'N':'4'},{'M':{'x':{'S':'hi'},'y':{'S':'yo'}}}]},
                 'c':{'N':'5'}}},
       'b':{'S':'hello'}, 'a.b':{'S':'dots'}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "b | {'b':{'S':'hello'}}",
        "  b , a.c  | {'b':{'S':'hello'},'a':{'M':{'c':{'N':'5'}}}}",
        "a.b[0] | {'a':{'M':{'b':{'L':[{'N':'2'}]}}}}",
        "a.b[2].y | {'a':{'M':{'b':{'L':[{'M':{'y':{'S':'yo'}}}]}}}}",
        "a.b[1], a.b[0] | {'a':{'M':{'b':{'L':[{'N':'2'},{'N':'4'}]}}}}",
        "a.b[2].x, a.c, a.b[0] | {'a':{'M':{'b':{'L':[{'N':'2'},{'M':{'x':{'S':'hi'}}}]},'c':{'N':'5'}}}}",
        "x | {}",
        "a.x | {}",
        "a.b[3] | {}",
        "a.b[3].x | {}",
        "a.b.x | {}",
        "a[0] | {}",
        "a.b[0].x | {}",
        "a.b[0][0] | {}",
        "b.x | {}",
        "a.x, a.b[0], x, a.b[3].x | {'a':{'M':{'b':{'L':[{'N':'2'}]}}}}",
        "#a.b[0] | {'a':{'M':{'b':{'L':[{'N':'2'}]}}}}",
        "a.#c | {'a':{'M':{'c':{'N':'5'}}}}",
        "#dots | {'a.b':{'S':'dots'}}",
      })
  void shouldChoose(String expression, String chosen) {
    Projection projection = parse(expression);
    assertThat(json(projection.project(item(ITEM)))).isEqualTo(Json.of(chosen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | The expression can not be empty;",
        "a, | Syntax error; token: \"<EOF>\", near: \",\"",
        "a,,b | Syntax error; token: \",\", near: \",,b\"",
        ",a | Syntax error; token: \",\", near: \",a\"",
        "a b | Syntax error; token: \"b\", near: \"a b\"",
        "size(a) | Syntax error; token: \"(\", near: \"size(a\"",
        ":v | Syntax error; token: \":v\", near: \":v\"",
        "name | Attribute name is a reserved keyword; reserved keyword: name",
        "a[99999999999] | List index is not within the allowable range; index: [99999999999]",
        "#x | An expression attribute name used in the document path is not defined; attribute name: #x",
        "a, a | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "#a, a | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
        "a.b, a | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]",
        "a, a.b[2].c | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b, [2], c]",
        "b, a[1], c, a[1] | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, [1]]",
        "a.b, a[1] | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]",
      })
  void shouldSayWhatIsWrong(String expression, String message) {
    assertInvalid(() -> parse(expression), "Invalid ProjectionExpression: " + message);
  }

  @Test
  void shouldTellTheAttributesItNames() {
    assertThat(parse("a.b, c[1], a.d").attributes()).containsExactlyInAnyOrder("a", "c");
  }

  private static Projection parse(String expression) {
    return Projection.parse(
        expression, new Placeholders(Map.of("#a", "a", "#c", "c", "#dots", "a.b"), Map.of()));
  }
}
