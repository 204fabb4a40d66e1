package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Set;

/** A condition on an item: of a ConditionExpression, a FilterExpression or their older forms. */
public final class Condition {
  private Condition() {}

  /**
   * @param kind the name of the parameter, ConditionExpression or FilterExpression
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the expression is invalid
   */
  public static Condition parse(String expression, String kind, Placeholders placeholders) {
    return Pending.pending();
  }

  /**
   * @param item empty when there is none
   */
  public boolean test(Map<String, AttributeValue> item) {
    return Pending.pending();
  }

  /** The attributes of the item that it names, without what is nested in them. */
  public Set<String> attributes() {
    return Set.of();
  }
}
