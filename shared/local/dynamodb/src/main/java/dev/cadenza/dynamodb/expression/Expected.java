package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.AttributeNames;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import java.util.List;

/** An entry of Expected: a value, the existence of one, or a comparison. */
final class Expected {
  private static final String VALUE = "Value";
  private static final String EXISTS = "Exists";
  private static final String OPERATOR = "ComparisonOperator";
  private static final String LIST = "AttributeValueList";

  private final String attribute;
  private final JsonNode json;

  private Expected(String attribute, JsonNode json) {
    this.attribute = AttributeNames.check(attribute);
    JsonParts.requireObject(json);
    this.json = json;
  }

  static Predicate predicate(String attribute, JsonNode json) {
    Expected expected = new Expected(attribute, json);
    return expected.has(OPERATOR) ? expected.comparison() : expected.value();
  }

  private Predicate comparison() {
    if (has(EXISTS)) {
      throw together(EXISTS, OPERATOR);
    }
    if (has(VALUE) && has(LIST)) {
      throw together(VALUE, LIST);
    }
    String operator = LegacyCondition.operator("expected", attribute, json);
    boolean needsNone = operator.equals("NULL") || operator.equals("NOT_NULL");
    if (!has(VALUE) && !has(LIST) && !needsNone) {
      throw invalid(
          "Value or AttributeValueList must be used with ComparisonOperator: " + operator);
    }
    List<AttributeValue> operands =
        has(VALUE) ? List.of(AttributeValue.of(json.get(VALUE))) : LegacyCondition.operands(json);
    return new LegacyCondition(attribute, operator, operands).predicate();
  }

  private Predicate value() {
    if (has(LIST)) {
      throw has(VALUE)
          ? together(VALUE, LIST)
          : invalid("AttributeValueList can only be used with a ComparisonOperator");
    }
    if (has(EXISTS) && !JsonParts.bool(json.get(EXISTS))) {
      if (has(VALUE)) {
        throw invalid("Value cannot be used when Exists is false");
      }
      return new Predicate.Exists(DocumentPath.of(attribute), false);
    }
    if (!has(VALUE)) {
      throw invalid("Value must be provided when Exists is " + (has(EXISTS) ? "true" : "null"));
    }
    return new LegacyCondition(attribute, "EQ", List.of(AttributeValue.of(json.get(VALUE))))
        .predicate();
  }

  private boolean has(String member) {
    return json.hasNonNull(member);
  }

  private DynamoDbException together(String one, String two) {
    return invalid(one + " and " + two + " cannot be used together");
  }

  private DynamoDbException invalid(String why) {
    return DynamoDbException.validation(
        "One or more parameter values were invalid: " + why + " for Attribute: " + attribute);
  }
}
