package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.expression.parser.Comparator;
import dev.cadenza.dynamodb.value.AttributeNames;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A ComparisonOperator with its AttributeValueList: a condition on one attribute. */
record LegacyCondition(String attribute, String operator, List<AttributeValue> operands) {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final List<String> OPERATORS =
      List.of(
          "IN",
          "NULL",
          "BETWEEN",
          "LT",
          "NOT_CONTAINS",
          "EQ",
          "GT",
          "NOT_NULL",
          "NE",
          "LE",
          "BEGINS_WITH",
          "GE",
          "CONTAINS");
  private static final Set<String> ORDERED = Set.of("S", "N", "B");
  private static final Set<String> NO_ELEMENTS = Set.of("SS", "NS", "BS", "L", "M");

  /**
   * @throws DynamoDbException when the number or the types of the operands do not match the
   *     operator
   */
  LegacyCondition {
    operands = List.copyOf(operands);
    requireNumber(operator, operands.size());
    requireOneType(operator, operands);
    for (AttributeValue operand : operands) {
      requireType(operator, operand.type());
    }
    if (operator.equals("BETWEEN")) {
      OptionalInt order = Predicate.order(operands.getFirst(), operands.getLast());
      if (order.orElse(0) > 0) {
        throw DynamoDbException.validation(
            "The BETWEEN condition was provided a range where the lower bound is greater than the"
                + " upper bound");
      }
    }
  }

  /**
   * Parses a condition.
   *
   * @param parameter its parameter in messages: {@code queryFilter}
   */
  static LegacyCondition of(String parameter, String attribute, JsonNode json) {
    return new LegacyCondition(attribute, operator(parameter, attribute, json), operands(json));
  }

  static String operator(String parameter, String attribute, JsonNode json) {
    AttributeNames.check(attribute);
    JsonParts.requireObject(json);
    String path = parameter + "." + attribute + ".member.comparisonOperator";
    if (!json.hasNonNull("ComparisonOperator")) {
      throw DynamoDbException.validation(
          "1 validation error detected: Value null at '"
              + path
              + "' failed to satisfy constraint: Member must not be null");
    }
    return Legacy.oneOf(OPERATORS, JsonParts.text(json.get("ComparisonOperator")), path);
  }

  static List<AttributeValue> operands(JsonNode json) {
    List<AttributeValue> operands = new ArrayList<>();
    if (json.hasNonNull("AttributeValueList")) {
      JsonParts.requireArray(json.get("AttributeValueList"));
      for (JsonNode operand : json.get("AttributeValueList")) {
        operands.add(AttributeValue.of(operand));
      }
    }
    return operands;
  }

  private static void requireNumber(String operator, int number) {
    boolean fits =
        switch (operator) {
          case "NULL", "NOT_NULL" -> number == 0;
          case "IN" -> number > 0;
          case "BETWEEN" -> number == 2;
          default -> number == 1;
        };
    if (!fits) {
      throw DynamoDbException.validation(
          INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }
  }

  private static void requireOneType(String operator, List<AttributeValue> operands) {
    boolean compared = operator.equals("IN") || operator.equals("BETWEEN");
    if (compared && operands.stream().map(AttributeValue::type).distinct().count() > 1) {
      throw DynamoDbException.validation(
          INVALID + "AttributeValues inside AttributeValueList must be of same type");
    }
  }

  private static void requireType(String operator, String type) {
    boolean fits =
        switch (operator) {
          case "EQ", "NE" -> true;
          case "BEGINS_WITH" -> type.equals("S") || type.equals("B");
          case "CONTAINS", "NOT_CONTAINS" -> !NO_ELEMENTS.contains(type);
          default -> ORDERED.contains(type);
        };
    if (!fits) {
      throw DynamoDbException.validation(
          INVALID
              + "ComparisonOperator "
              + operator
              + " is not valid for "
              + type
              + " AttributeValue type");
    }
  }

  Predicate predicate() {
    DocumentPath path = DocumentPath.of(attribute);
    Operand value = new Operand.Attribute(path);
    return switch (operator) {
      case "NULL" -> new Predicate.Exists(path, false);
      case "NOT_NULL" -> new Predicate.Exists(path, true);
      case "IN" -> new Predicate.In(value, constants());
      case "BETWEEN" -> new Predicate.Between(value, constants().getFirst(), constants().getLast());
      case "BEGINS_WITH" -> new Predicate.BeginsWith(value, constants().getFirst());
      case "CONTAINS" -> new Predicate.Contains(value, constants().getFirst());
      // Both are false for missing values.
      case "NOT_CONTAINS" ->
          new Predicate.All(
              List.of(
                  new Predicate.Exists(path, true),
                  new Predicate.Negated(1, new Predicate.Contains(value, constants().getFirst()))));
      default ->
          new Predicate.Compared(Comparator.valueOf(operator), value, constants().getFirst());
    };
  }

  private List<Operand> constants() {
    return operands.stream().<Operand>map(Operand.Constant::new).toList();
  }
}
