package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Comparator;
import dev.cadenza.dynamodb.expression.parser.Function;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a condition into its parts for each key attribute. */
final class KeyTerms {
  private final List<KeyTerm> terms = new ArrayList<>();

  private KeyTerms() {}

  static List<KeyTerm> of(Predicate predicate) {
    KeyTerms terms = new KeyTerms();
    terms.add(predicate);
    return terms.terms;
  }

  private void add(Predicate predicate) {
    switch (predicate) {
      case Predicate.All(List<Predicate> parts) -> parts.forEach(this::add);
      case Predicate.Compared compared -> add(compared);
      case Predicate.Between(Operand value, Operand low, Operand high) ->
          add(KeyCondition.Operator.BETWEEN, "BETWEEN", List.of(value, low, high));
      case Predicate.BeginsWith(Operand value, Operand prefix) ->
          add(KeyCondition.Operator.BEGINS_WITH, Function.BEGINS_WITH.id(), List.of(value, prefix));
      case Predicate.Any _ -> throw unsupported("OR");
      case Predicate.In _ -> throw unsupported("IN");
      case Predicate.Exists(_, boolean wanted) ->
          throw unsupported(
              (wanted ? Function.ATTRIBUTE_EXISTS : Function.ATTRIBUTE_NOT_EXISTS).id());
      case Predicate.TypeIs _ -> throw unsupported(Function.ATTRIBUTE_TYPE.id());
      case Predicate.Contains _ -> throw unsupported(Function.CONTAINS.id());
      case Predicate.Negated _ -> throw unsupported("NOT");
    }
  }

  private void add(Predicate.Compared compared) {
    Comparator comparator = compared.comparator();
    Operand left = compared.left();
    Operand right = compared.right();
    if (comparator == Comparator.NE) {
      throw unsupported(comparator.sign());
    }
    boolean mirrored = left instanceof Operand.Constant && right instanceof Operand.Attribute;
    KeyCondition.Operator operator =
        KeyCondition.Operator.valueOf((mirrored ? comparator.mirrored() : comparator).name());
    add(operator, comparator.sign(), mirrored ? List.of(right, left) : List.of(left, right));
  }

  /**
   * @param operands with the attribute first
   */
  private void add(KeyCondition.Operator operator, String shown, List<Operand> operands) {
    requireOneAttribute(operands);
    if (!(operands.getFirst() instanceof Operand.Attribute(DocumentPath path))) {
      throw invalid(shown + " operator must have the key attribute as its first operand");
    }
    if (path.isNested()) {
      throw DynamoDbException.validation(
          "KeyConditionExpressions cannot have conditions on nested attributes");
    }
    List<AttributeValue> values = new ArrayList<>();
    for (Operand operand : operands.subList(1, operands.size())) {
      values.add(((Operand.Constant) operand).value());
    }
    if (terms.stream().anyMatch(term -> term.attribute().equals(path.attribute()))) {
      throw DynamoDbException.validation(
          "KeyConditionExpressions must only contain one condition per key");
    }
    terms.add(new KeyTerm(path.attribute(), Optional.of(operator), values));
  }

  private static void requireOneAttribute(List<Operand> operands) {
    if (operands.stream().anyMatch(Operand.Size.class::isInstance)) {
      throw DynamoDbException.validation(
          "KeyConditionExpressions cannot contain nested operations");
    }
    long attributes = operands.stream().filter(Operand.Attribute.class::isInstance).count();
    if (attributes > 1) {
      throw invalid("Multiple attribute names used in one condition");
    }
    if (attributes == 0) {
      throw invalid("No key attribute specified");
    }
  }

  private static DynamoDbException invalid(String why) {
    return DynamoDbException.validation("Invalid condition in KeyConditionExpression: " + why);
  }

  private static DynamoDbException unsupported(String operator) {
    return DynamoDbException.validation(
        "Invalid operator used in KeyConditionExpression: " + operator);
  }
}
