package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;

/**
 * What stands for the {@code #names} and {@code :values} of the expressions of one request. It
 * remembers which were used.
 */
public final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;

  public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = Map.copyOf(names);
    this.values = Map.copyOf(values);
  }

  /**
   * Reads ExpressionAttributeNames and ExpressionAttributeValues of a request (or of one action of
   * a transaction).
   *
   * @param expressions whether the request has any expression
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when they break a rule, or are there
   *     without an expression
   */
  public static Placeholders of(JsonNode request, boolean expressions) {
    return Pending.pending();
  }

  /**
   * To be called when all expressions are parsed.
   *
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when one was not used
   */
  public void requireAllUsed() {
    Pending.<Object>pending(names, values);
  }
}
