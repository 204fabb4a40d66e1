package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Function;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.expression.parser.Syntax.Call;
import dev.cadenza.dynamodb.expression.parser.Syntax.Enclosed;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.Syntax.Placeholder;
import dev.cadenza.dynamodb.expression.parser.Syntax.Sum;
import dev.cadenza.dynamodb.expression.parser.Syntax.Term;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the names and values of parsed terms, and performs the checks that do not depend on an
 * item.
 */
final class TermResolver {
  private final Source source;
  private final Placeholders placeholders;
  private final Set<String> attributes = new LinkedHashSet<>();

  TermResolver(Source source, Placeholders placeholders) {
    this.source = source;
    this.placeholders = placeholders;
  }

  Source source() {
    return source;
  }

  /** The top-level attributes of all terms. */
  Set<String> attributes() {
    return attributes;
  }

  DocumentPath path(Path path) {
    DocumentPath resolved = DocumentPath.resolve(path, placeholders, source);
    attributes.add(resolved.attribute());
    return resolved;
  }

  AttributeValue value(Placeholder placeholder) {
    return placeholders.value(placeholder.name(), source);
  }

  /** A term of a condition: size is the only function with a value there. */
  Operand ofCondition(Term term) {
    return switch (term) {
      case Path path -> new Operand.Attribute(path(path));
      case Placeholder placeholder -> new Operand.Constant(value(placeholder));
      case Enclosed enclosed -> ofCondition(enclosed.inner());
      case Call call -> size(call);
      case Sum _ -> throw new IllegalStateException("a sum is not allowed in a condition");
    };
  }

  private Operand size(Call call) {
    Function function = Function.SIZE;
    List<Operand> operands = new ArrayList<>();
    for (Term operand : call.operands()) {
      operands.add(ofCondition(operand));
    }
    function.requireOperands(operands.size(), source);
    Operand of = operands.getFirst();
    if (of.knownType().isPresent() && !hasSize(of)) {
      throw source.wrongType(function.id(), of.knownType().get());
    }
    return new Operand.Size(of);
  }

  private static boolean hasSize(Operand operand) {
    return operand instanceof Operand.Constant(AttributeValue value)
        && Operand.Size.of(value).isPresent();
  }

  /** The value term of SET. */
  Operand ofUpdate(Term term) {
    return switch (term) {
      case Path path -> new Operand.Attribute(path(path));
      case Placeholder placeholder -> new Operand.Constant(value(placeholder));
      case Enclosed enclosed -> ofUpdate(enclosed.inner());
      case Sum sum -> sum(sum);
      case Call call -> call(call);
    };
  }

  private Operand sum(Sum sum) {
    Operand left = ofUpdate(sum.left());
    Operand right = ofUpdate(sum.right());
    String operator = sum.minus() ? "-" : "+";
    requireType(left, "N", operator);
    requireType(right, "N", operator);
    return new Operand.Sum(left, sum.minus(), right);
  }

  private Operand call(Call call) {
    Function function = Function.named(call.function(), source);
    List<Operand> operands = new ArrayList<>();
    for (Term operand : call.operands()) {
      operands.add(ofUpdate(operand));
    }
    function.requireOperands(operands.size(), source);
    Operand first = operands.getFirst();
    Operand second = operands.getLast();
    if (function == Function.LIST_APPEND) {
      requireType(first, "L", function.id());
      requireType(second, "L", function.id());
      return new Operand.ListAppend(first, second);
    }
    requireDistinct(function.id(), first, List.of(second));
    return new Operand.IfNotExists(requirePath(first, function), second);
  }

  DocumentPath requirePath(Operand operand, Function function) {
    if (operand instanceof Operand.Attribute(DocumentPath path)) {
      return path;
    }
    throw source.invalid(
        "Operator or function requires a document path; operator or function: " + function.id());
  }

  /** An operand must not be compared with itself. */
  void requireDistinct(String operator, Operand first, List<Operand> others) {
    if (first instanceof Operand.Attribute(DocumentPath path) && others.contains(first)) {
      throw source.invalid(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + path);
    }
  }

  private void requireType(Operand operand, String type, String operator) {
    Optional<String> known = operand.knownType();
    if (known.isPresent() && !known.get().equals(type)) {
      throw source.wrongType(operator, known.get());
    }
  }
}
