package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.List;

/** A condition on a key: of a KeyConditionExpression, or the older KeyConditions. */
public final class KeyCondition {
  /** How a key is compared. */
  public enum Operator {
    EQ,
    LT,
    LE,
    GT,
    GE,
    BETWEEN,
    BEGINS_WITH
  }

  /**
   * An attribute of a key.
   *
   * @param type S, N or B
   */
  public record Key(String attribute, String type) {}

  /**
   * A condition on one attribute of the range key.
   *
   * @param operands two for BETWEEN, lower bound first, else one
   */
  public record Range(String attribute, Operator operator, List<AttributeValue> operands) {
    public Range {
      operands = List.copyOf(operands);
    }
  }

  /**
   * The condition as it fits a table or an index.
   *
   * @param hash the values of the hash key's attributes, in the order of the schema
   * @param range the conditions on the range key's attributes in the order of the schema: all but
   *     the last are EQ; empty when there is none
   */
  public record Bound(List<AttributeValue> hash, List<Range> range) {
    public Bound {
      hash = List.copyOf(hash);
      range = List.copyOf(range);
    }
  }

  private KeyCondition() {}

  /**
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the expression is invalid
   */
  public static KeyCondition parse(String expression, Placeholders placeholders) {
    return Pending.pending();
  }

  /**
   * Holds the condition to the schema of a table or an index.
   *
   * @param hash the hash key, one attribute or, for an index, up to four
   * @param range the range key, none, one or, for an index, up to four attributes
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when it does not fit, or an operand is of
   *     another type or is empty
   */
  public Bound bind(List<Key> hash, List<Key> range) {
    return Pending.pending();
  }
}
