package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Set;

/** Changes to an item: an UpdateExpression, or the older AttributeUpdates. */
public final class Update {
  /**
   * What an update makes of an item.
   *
   * @param item the new item
   * @param updatedOld what ReturnValues UPDATED_OLD shows; empty when nothing
   * @param updatedNew what ReturnValues UPDATED_NEW shows; empty when nothing
   */
  public record Result(
      Map<String, AttributeValue> item,
      Map<String, AttributeValue> updatedOld,
      Map<String, AttributeValue> updatedNew) {}

  private Update() {}

  /**
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the expression is invalid
   */
  public static Update parse(String expression, Placeholders placeholders) {
    return Pending.pending();
  }

  /** The attributes of the item that it changes, without what is nested in them. */
  public Set<String> attributes() {
    return Set.of();
  }

  /**
   * For the check before anything is read.
   *
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when it changes one of these
   */
  public void requireNoneOf(Set<String> keyAttributes) {
    Pending.<Object>pending();
  }

  /**
   * @param item the item as it is; only its key when there was none
   * @param keyAttributes the names of the attributes of the table's key
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the item is not as the update needs
   *     it, or the update changes a key
   */
  public Result apply(Map<String, AttributeValue> item, Set<String> keyAttributes) {
    return Pending.pending();
  }
}
