package dev.cadenza.dynamodb.expression;

import static java.util.Objects.requireNonNull;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Optional;

/**
 * The part of a key condition for one attribute.
 *
 * @param operator empty for an operator of the legacy form that keys do not support
 */
record KeyTerm(
    String attribute, Optional<KeyCondition.Operator> operator, List<AttributeValue> operands) {
  KeyTerm {
    requireNonNull(attribute, "attribute");
    requireNonNull(operator, "operator");
    operands = List.copyOf(operands);
  }

  boolean isEquality() {
    return operator.equals(Optional.of(KeyCondition.Operator.EQ));
  }
}
