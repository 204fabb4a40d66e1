package dev.cadenza.dynamodb.expression;

import static java.util.Objects.requireNonNull;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Optional;

/**
 * What a key condition says of one attribute.
 *
 * @param operator empty for one that no key can be searched by, which the older form may name
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
