package dev.cadenza.dynamodb.expression.parser;

import dev.cadenza.dynamodb.expression.parser.Syntax.All;
import dev.cadenza.dynamodb.expression.parser.Syntax.Any;
import dev.cadenza.dynamodb.expression.parser.Syntax.Between;
import dev.cadenza.dynamodb.expression.parser.Syntax.Call;
import dev.cadenza.dynamodb.expression.parser.Syntax.Compared;
import dev.cadenza.dynamodb.expression.parser.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.parser.Syntax.Grouped;
import dev.cadenza.dynamodb.expression.parser.Syntax.In;
import dev.cadenza.dynamodb.expression.parser.Syntax.Negated;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses conditions by recursive descent; the precedence is NOT, AND, OR. Parentheses may contain a
 * condition or a term, which is determined by the following token.
 */
public final class ConditionParser {
  private final Cursor cursor;
  private final TermParser terms;

  private ConditionParser(Cursor cursor) {
    this.cursor = cursor;
    this.terms = new TermParser(cursor);
  }

  public static Syntax parse(Source source) {
    Cursor cursor = source.read();
    Syntax condition = new ConditionParser(cursor).disjunction(false);
    cursor.expect(Kind.END);
    return condition;
  }

  private Syntax disjunction(boolean orTerm) {
    Syntax first = conjunction(orTerm);
    if (isNoCondition(first) || !cursor.isAt(Kind.OR)) {
      return first;
    }
    List<Syntax> parts = new ArrayList<>();
    parts.add(first);
    while (cursor.accept(Kind.OR)) {
      parts.add(conjunction(false));
    }
    return new Any(parts);
  }

  private Syntax conjunction(boolean orTerm) {
    Syntax first = negation(orTerm);
    if (isNoCondition(first) || !cursor.isAt(Kind.AND)) {
      return first;
    }
    List<Syntax> parts = new ArrayList<>();
    parts.add(first);
    while (cursor.accept(Kind.AND)) {
      parts.add(negation(false));
    }
    return new All(parts);
  }

  private Syntax negation(boolean orTerm) {
    int times = 0;
    while (cursor.accept(Kind.NOT)) {
      times++;
    }
    if (times == 0) {
      return primary(orTerm);
    }
    return new Negated(times, primary(false));
  }

  /**
   * @param orTerm whether a single term is accepted, as in parentheses
   */
  private Syntax primary(boolean orTerm) {
    Syntax first = cursor.isAt(Kind.LEFT_PAREN) ? inParens() : terms.simple();
    if (!(first instanceof Term term)) {
      return first;
    }
    Optional<Comparator> comparator = comparator();
    if (comparator.isPresent()) {
      return new Compared(comparator.get(), term, terms.term());
    }
    if (cursor.accept(Kind.BETWEEN)) {
      Term low = terms.term();
      cursor.expect(Kind.AND);
      return new Between(term, low, terms.term());
    }
    if (cursor.accept(Kind.IN)) {
      cursor.expect(Kind.LEFT_PAREN);
      List<Term> candidates = terms.list();
      cursor.expect(Kind.RIGHT_PAREN);
      return new In(term, candidates);
    }
    if (isNoCondition(term) && !orTerm) {
      throw cursor.syntaxError();
    }
    return term;
  }

  private Syntax inParens() {
    cursor.expect(Kind.LEFT_PAREN);
    cursor.enterParens();
    Syntax inner = disjunction(true);
    cursor.expect(Kind.RIGHT_PAREN);
    cursor.leave();
    if (inner instanceof Term term) {
      return terms.enclosed(term);
    }
    if (inner instanceof Grouped) {
      throw cursor.redundant();
    }
    return new Grouped(inner);
  }

  private Optional<Comparator> comparator() {
    Optional<Comparator> comparator =
        switch (cursor.peek().kind()) {
          case EQ -> Optional.of(Comparator.EQ);
          case NE -> Optional.of(Comparator.NE);
          case LT -> Optional.of(Comparator.LT);
          case LE -> Optional.of(Comparator.LE);
          case GT -> Optional.of(Comparator.GT);
          case GE -> Optional.of(Comparator.GE);
          default -> Optional.empty();
        };
    if (comparator.isPresent()) {
      cursor.next();
    }
    return comparator;
  }

  /** Of all terms, only a function can be a condition. */
  private static boolean isNoCondition(Syntax syntax) {
    return syntax instanceof Enclosed(Term inner)
        ? isNoCondition(inner)
        : syntax instanceof Term && !(syntax instanceof Call);
  }
}
