package dev.cadenza.dynamodb.expression.parser;

import java.util.List;

/** A parsed expression, before names, values and functions are resolved. */
public sealed interface Syntax {
  /** A part of an expression with a value. */
  sealed interface Term extends Syntax permits Path, Placeholder, Call, Sum, Enclosed {}

  record Path(List<Element> elements) implements Term {}

  /** An element of a path: a name, a placeholder for one, or the index of a list. */
  record Element(Token token) {}

  record Placeholder(String name) implements Term {}

  /** Also a part that may be a condition. */
  record Call(String function, List<Term> operands) implements Term {}

  record Sum(Term left, boolean minus, Term right) implements Term {}

  /** A term in parentheses. */
  record Enclosed(Term inner) implements Term {}

  record Compared(Comparator comparator, Term left, Term right) implements Syntax {}

  record Between(Term value, Term low, Term high) implements Syntax {}

  record In(Term value, List<Term> candidates) implements Syntax {}

  record All(List<Syntax> parts) implements Syntax {}

  record Any(List<Syntax> parts) implements Syntax {}

  /**
   * @param times the number of NOTs before the part
   */
  record Negated(int times, Syntax part) implements Syntax {}

  /** A condition in parentheses. */
  record Grouped(Syntax inner) implements Syntax {}
}
