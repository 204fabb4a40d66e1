package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.Syntax.All;
import dev.cadenza.dynamodb.expression.Syntax.Any;
import dev.cadenza.dynamodb.expression.Syntax.Between;
import dev.cadenza.dynamodb.expression.Syntax.Call;
import dev.cadenza.dynamodb.expression.Syntax.Compared;
import dev.cadenza.dynamodb.expression.Syntax.Element;
import dev.cadenza.dynamodb.expression.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.Syntax.Grouped;
import dev.cadenza.dynamodb.expression.Syntax.In;
import dev.cadenza.dynamodb.expression.Syntax.Negated;
import dev.cadenza.dynamodb.expression.Syntax.Path;
import dev.cadenza.dynamodb.expression.Syntax.Placeholder;
import dev.cadenza.dynamodb.expression.Syntax.Sum;
import dev.cadenza.dynamodb.expression.Token.Kind;

/**
 * Refuses reserved words and unknown functions. The service looks for them in the whole expression
 * before it looks at anything else.
 */
final class WordCheck {
  private final Source source;

  WordCheck(Source source) {
    this.source = source;
  }

  void check(Syntax syntax) {
    switch (syntax) {
      case Path path -> path.elements().forEach(this::check);
      case Placeholder _ -> {}
      case Call call -> {
        Function.named(call.function(), source);
        call.operands().forEach(this::check);
      }
      case Sum sum -> {
        check(sum.left());
        check(sum.right());
      }
      case Enclosed enclosed -> check(enclosed.inner());
      case Compared compared -> {
        check(compared.left());
        check(compared.right());
      }
      case Between between -> {
        check(between.value());
        check(between.low());
        check(between.high());
      }
      case In in -> {
        check(in.value());
        in.candidates().forEach(this::check);
      }
      case All all -> all.parts().forEach(this::check);
      case Any any -> any.parts().forEach(this::check);
      case Negated negated -> check(negated.part());
      case Grouped grouped -> check(grouped.inner());
    }
  }

  private void check(Element element) {
    Token token = element.token();
    if (token.kind() == Kind.NAME && ReservedWords.contains(token.text())) {
      throw source.invalid(
          "Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
  }
}
