package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Syntax.Call;
import dev.cadenza.dynamodb.expression.parser.Syntax.Element;
import dev.cadenza.dynamodb.expression.parser.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.Syntax.Placeholder;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses the common parts of all expressions: paths, placeholders and function calls. */
public final class TermParser {
  private final Cursor cursor;

  public TermParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** {@code path | :value | function(term, …) | (term)} */
  Term term() {
    if (!cursor.isAt(Kind.LEFT_PAREN)) {
      return simple();
    }
    cursor.next();
    cursor.enterParens();
    Term inner = term();
    cursor.expect(Kind.RIGHT_PAREN);
    cursor.leave();
    return enclosed(inner);
  }

  Term enclosed(Term inner) {
    if (inner instanceof Enclosed) {
      throw cursor.redundant();
    }
    return new Enclosed(inner);
  }

  /** The same without surrounding parentheses. */
  Term simple() {
    if (cursor.isAt(Kind.VALUE_PLACEHOLDER)) {
      return placeholder();
    }
    if (cursor.isAt(Kind.NAME) && cursor.isNext(Kind.LEFT_PAREN)) {
      return call();
    }
    return path();
  }

  Placeholder placeholder() {
    return new Placeholder(cursor.expect(Kind.VALUE_PLACEHOLDER).text());
  }

  /** {@code name(.name | [index])…}, where a name may be a placeholder. */
  public Path path() {
    List<Element> elements = new ArrayList<>();
    elements.add(name());
    while (true) {
      if (cursor.accept(Kind.DOT)) {
        elements.add(name());
      } else if (cursor.accept(Kind.LEFT_BRACKET)) {
        elements.add(new Element(cursor.expect(Kind.NUMBER)));
        cursor.expect(Kind.RIGHT_BRACKET);
      } else {
        return new Path(elements);
      }
    }
  }

  private Element name() {
    if (cursor.isAt(Kind.NAME) || cursor.isAt(Kind.NAME_PLACEHOLDER)) {
      return new Element(cursor.next());
    }
    throw cursor.syntaxError();
  }

  private Term call() {
    String function = cursor.next().text();
    cursor.expect(Kind.LEFT_PAREN);
    cursor.enterCall(function);
    List<Term> operands = list();
    cursor.expect(Kind.RIGHT_PAREN);
    cursor.leave();
    return new Call(function, operands);
  }

  /** {@code term, term…} */
  List<Term> list() {
    List<Term> terms = new ArrayList<>();
    do {
      terms.add(term());
    } while (cursor.accept(Kind.COMMA));
    return terms;
  }
}
