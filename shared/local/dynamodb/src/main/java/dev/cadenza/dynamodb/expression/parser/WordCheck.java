package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Syntax.All;
import dev.cadenza.dynamodb.expression.parser.Syntax.Any;
import dev.cadenza.dynamodb.expression.parser.Syntax.Between;
import dev.cadenza.dynamodb.expression.parser.Syntax.Call;
import dev.cadenza.dynamodb.expression.parser.Syntax.Compared;
import dev.cadenza.dynamodb.expression.parser.Syntax.Element;
import dev.cadenza.dynamodb.expression.parser.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.parser.Syntax.Grouped;
import dev.cadenza.dynamodb.expression.parser.Syntax.In;
import dev.cadenza.dynamodb.expression.parser.Syntax.Negated;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.Syntax.Placeholder;
import dev.cadenza.dynamodb.expression.parser.Syntax.Sum;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;

/**
 * Rejects reserved words, list indexes out of range, unknown functions and misplaced ones. The
 * service checks the whole expression for these errors before others.
 */
public final class WordCheck {
  /** The position of a function. */
  private enum Place {
    /** A separate condition. */
    CONDITION,
    /** A value in a condition. */
    COMPARED,
    /** The whole value of SET. */
    ASSIGNED,
    /** An operand of that value. */
    WITHIN_ASSIGNED
  }

  private final Source source;

  public WordCheck(Source source) {
    this.source = source;
  }

  public void path(Path path) {
    path.elements().forEach(this::element);
  }

  public void assigned(Term term) {
    term(term, Place.ASSIGNED);
  }

  public void condition(Syntax syntax) {
    switch (syntax) {
      case Compared(_, Term left, Term right) -> {
        term(left, Place.COMPARED);
        term(right, Place.COMPARED);
      }
      case Between(Term value, Term low, Term high) -> {
        term(value, Place.COMPARED);
        term(low, Place.COMPARED);
        term(high, Place.COMPARED);
      }
      case In in -> {
        term(in.value(), Place.COMPARED);
        in.candidates().forEach(candidate -> term(candidate, Place.COMPARED));
      }
      case All all -> all.parts().forEach(this::condition);
      case Any any -> any.parts().forEach(this::condition);
      case Negated negated -> condition(negated.part());
      case Grouped grouped -> condition(grouped.inner());
      case Term term -> term(term, Place.CONDITION);
    }
  }

  private void term(Term term, Place place) {
    switch (term) {
      case Path path -> path(path);
      case Placeholder _ -> {}
      case Enclosed enclosed -> term(enclosed.inner(), place);
      case Sum sum -> {
        term(sum.left(), Place.WITHIN_ASSIGNED);
        term(sum.right(), Place.WITHIN_ASSIGNED);
      }
      case Call call -> {
        requirePlace(Function.named(call.function(), source), place);
        Place within =
            place == Place.CONDITION || place == Place.COMPARED
                ? Place.COMPARED
                : Place.WITHIN_ASSIGNED;
        call.operands().forEach(operand -> term(operand, within));
      }
    }
  }

  private void requirePlace(Function function, Place place) {
    boolean ofUpdate = place == Place.ASSIGNED || place == Place.WITHIN_ASSIGNED;
    if (function.isOfUpdates() != ofUpdate) {
      throw source.invalid(
          "The function is not allowed in "
              + (ofUpdate ? "an update" : "a condition")
              + " expression; function: "
              + function.id());
    }
    boolean misplaced =
        switch (place) {
          case CONDITION -> function == Function.SIZE;
          case COMPARED -> function != Function.SIZE;
          case ASSIGNED -> false;
          case WITHIN_ASSIGNED -> function == Function.LIST_APPEND;
        };
    if (misplaced) {
      throw source.misused(function.id());
    }
  }

  private void element(Element element) {
    Token token = element.token();
    if (token.kind() == Kind.NAME && ReservedWords.contains(token.text())) {
      throw source.invalid(
          "Attribute name is a reserved keyword; reserved keyword: " + token.text());
    }
    if (token.kind() == Kind.NUMBER && !isIndex(token.text())) {
      throw source.invalid(
          "List index is not within the allowable range; index: [" + token.text() + "]");
    }
  }

  private static boolean isIndex(String digits) {
    // Ten digits fit a long, and numbers in expressions do not begin with a zero.
    return digits.length() <= 10 && Long.parseLong(digits) <= Integer.MAX_VALUE;
  }
}
