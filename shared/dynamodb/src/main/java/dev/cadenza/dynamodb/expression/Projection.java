package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Set;

/** A choice among the attributes of an item and what is nested in them. */
public final class Projection {
  private Projection() {}

  /**
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the expression is invalid
   */
  public static Projection parse(String expression, Placeholders placeholders) {
    return Pending.pending();
  }

  /** What of the item was chosen; empty when it has nothing of that. */
  public Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
    return Pending.pending();
  }

  /** The attributes of the item that it names, without what is nested in them. */
  public Set<String> attributes() {
    return Set.of();
  }
}
