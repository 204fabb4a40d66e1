package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The parameters from before there were expressions. */
public final class Legacy {
  private Legacy() {}

  /**
   * @param request of PutItem, UpdateItem or DeleteItem
   * @return the condition that Expected and ConditionalOperator make; empty without Expected
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when they are invalid
   */
  public static Optional<Condition> expected(JsonNode request) {
    return Pending.pending();
  }

  /**
   * @param request of Query (QueryFilter) or Scan (ScanFilter)
   * @param parameter QueryFilter or ScanFilter
   * @return the condition that it makes, together with ConditionalOperator; empty without it
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when they are invalid
   */
  public static Optional<Condition> filter(JsonNode request, String parameter) {
    return Pending.pending();
  }

  /** What AttributeUpdates of UpdateItem makes; empty without it. */
  public static Optional<Update> attributeUpdates(JsonNode request) {
    return Pending.pending();
  }

  /** What KeyConditions of Query makes; empty without it. */
  public static Optional<KeyCondition> keyConditions(JsonNode request) {
    return Pending.pending();
  }

  /** What AttributesToGet makes; empty without it. */
  public static Optional<Projection> attributesToGet(JsonNode request) {
    return Pending.pending();
  }

  /**
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when a request has both expressions and
   *     the parameters from before them
   */
  public static void requireNotMixed(JsonNode request) {
    Pending.<Object>pending();
  }
}
