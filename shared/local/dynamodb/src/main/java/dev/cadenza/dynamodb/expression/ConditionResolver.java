package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Comparator;
import dev.cadenza.dynamodb.expression.parser.Function;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.expression.parser.Syntax;
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
import dev.cadenza.dynamodb.expression.parser.WordCheck;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Converts parsed conditions: names, values and types are checked in the order of the text. */
final class ConditionResolver {
  private static final int MAX_OPERATORS = 300;
  private static final int MAX_CANDIDATES = 100;
  private static final Set<String> ORDERED = Set.of("S", "N", "B");
  private static final Set<String> WITH_PREFIXES = Set.of("S", "B");
  private static final List<String> TYPES =
      List.of("NS", "S", "SS", "L", "BS", "N", "M", "B", "BOOL", "NULL");

  private final TermResolver terms;
  private final Source source;
  private int operators;

  private ConditionResolver(TermResolver terms) {
    this.terms = terms;
    this.source = terms.source();
  }

  static Predicate resolve(Syntax syntax, TermResolver terms) {
    new WordCheck(terms.source()).condition(syntax);
    ConditionResolver resolver = new ConditionResolver(terms);
    Predicate predicate = resolver.predicate(syntax);
    requireFew(resolver.operators, terms.source());
    return predicate;
  }

  static void requireFew(int operators, Source source) {
    if (operators > MAX_OPERATORS) {
      // The service stops counting at this number.
      throw source.invalid(
          "The expression contains too many operators; operator count: " + (MAX_OPERATORS + 1));
    }
  }

  private Predicate predicate(Syntax syntax) {
    return switch (syntax) {
      case Compared compared -> compared(compared);
      case Between between -> between(between);
      case In in -> in(in);
      case Call call -> call(call);
      case All(List<Syntax> parts) -> new Predicate.All(joined(parts));
      case Any(List<Syntax> parts) -> new Predicate.Any(joined(parts));
      case Negated(int times, Syntax part) -> {
        operators += times;
        yield new Predicate.Negated(times, predicate(part));
      }
      case Grouped grouped -> predicate(grouped.inner());
      case Enclosed enclosed -> predicate(enclosed.inner());
      case Term term -> throw new IllegalStateException("not a condition: " + term);
    };
  }

  private List<Predicate> joined(List<Syntax> parts) {
    operators += parts.size() - 1;
    List<Predicate> predicates = new ArrayList<>(parts.size());
    for (Syntax part : parts) {
      predicates.add(predicate(part));
    }
    return predicates;
  }

  private Predicate compared(Compared compared) {
    operators++;
    Operand left = terms.ofCondition(compared.left());
    Operand right = terms.ofCondition(compared.right());
    Comparator comparator = compared.comparator();
    terms.requireDistinct(comparator.sign(), left, List.of(right));
    if (comparator.isOrder()) {
      requireType(left, ORDERED, comparator.sign());
      requireType(right, ORDERED, comparator.sign());
    }
    return new Predicate.Compared(comparator, left, right);
  }

  private Predicate between(Between between) {
    operators++;
    Operand value = terms.ofCondition(between.value());
    Operand low = terms.ofCondition(between.low());
    Operand high = terms.ofCondition(between.high());
    for (Operand operand : List.of(value, low, high)) {
      requireType(operand, ORDERED, "BETWEEN");
    }
    terms.requireDistinct("BETWEEN", value, List.of(low, high));
    if (low instanceof Operand.Constant(AttributeValue from)
        && high instanceof Operand.Constant(AttributeValue to)) {
      requireBounds(from, to);
    }
    return new Predicate.Between(value, low, high);
  }

  private void requireBounds(AttributeValue from, AttributeValue to) {
    OptionalInt order = Predicate.order(from, to);
    if (order.isEmpty()) {
      throw source.invalid(
          "The BETWEEN operator requires same data type for lower and upper bounds; "
              + bounds(from, to));
    }
    if (order.getAsInt() > 0) {
      throw source.invalid(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + bounds(from, to));
    }
  }

  private static String bounds(AttributeValue from, AttributeValue to) {
    return "lower bound operand: AttributeValue: "
        + shown(from)
        + ", upper bound operand: AttributeValue: "
        + shown(to);
  }

  private static String shown(AttributeValue value) {
    return "{" + value.type() + ":" + value.toJson().get(value.type()).asText() + "}";
  }

  private Predicate in(In in) {
    operators++;
    Operand value = terms.ofCondition(in.value());
    List<Operand> candidates = new ArrayList<>(in.candidates().size());
    for (Term candidate : in.candidates()) {
      candidates.add(terms.ofCondition(candidate));
    }
    if (candidates.size() > MAX_CANDIDATES) {
      throw source.invalid(
          "The IN operator is provided with too many operands; number of operands: "
              + candidates.size());
    }
    terms.requireDistinct("IN", value, candidates);
    return new Predicate.In(value, candidates);
  }

  private Predicate call(Call call) {
    Function function = Function.named(call.function(), source);
    List<Operand> operands = new ArrayList<>(call.operands().size());
    for (Term operand : call.operands()) {
      operands.add(terms.ofCondition(operand));
    }
    function.requireOperands(operands.size(), source);
    Operand first = operands.getFirst();
    Operand second = operands.getLast();
    return switch (function) {
      case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS ->
          new Predicate.Exists(
              terms.requirePath(first, function), function == Function.ATTRIBUTE_EXISTS);
      case ATTRIBUTE_TYPE -> new Predicate.TypeIs(first, type(second));
      case BEGINS_WITH -> {
        terms.requireDistinct(function.id(), first, List.of(second));
        requireType(first, WITH_PREFIXES, function.id());
        requireType(second, WITH_PREFIXES, function.id());
        yield new Predicate.BeginsWith(first, second);
      }
      case CONTAINS -> {
        terms.requireDistinct(function.id(), first, List.of(second));
        yield new Predicate.Contains(first, second);
      }
      case SIZE, IF_NOT_EXISTS, LIST_APPEND -> throw new IllegalStateException(function.id());
    };
  }

  private String type(Operand operand) {
    if (!(operand instanceof Operand.Constant(AttributeValue value))) {
      throw source.wrongType(
          Function.ATTRIBUTE_TYPE.id(),
          operand.knownType().orElse("{" + String.join(",", TYPES) + "}"));
    }
    if (!(value instanceof StringValue(String type))) {
      throw source.wrongType(Function.ATTRIBUTE_TYPE.id(), value.type());
    }
    if (!TYPES.contains(type)) {
      throw source.invalid(
          "Invalid attribute type name found; type: "
              + type
              + ", valid types: {"
              + String.join(",", TYPES)
              + "}");
    }
    return type;
  }

  private void requireType(Operand operand, Set<String> types, String operator) {
    if (operand.knownType().isPresent() && !types.contains(operand.knownType().get())) {
      throw source.wrongType(operator, operand.knownType().get());
    }
  }
}
