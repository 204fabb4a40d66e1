package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.ConditionParser;
import dev.cadenza.dynamodb.expression.parser.Function;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.BinaryValue;
import dev.cadenza.dynamodb.value.StringValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A condition on a key: a KeyConditionExpression, or the legacy KeyConditions. */
public final class KeyCondition {
  private static final String KIND = "KeyConditionExpression";
  private static final String UNSUPPORTED = "Query key condition not supported";

  /** The comparison operators of keys. */
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
   * @param operands two for BETWEEN, lower bound first, otherwise one
   */
  public record Range(String attribute, Operator operator, List<AttributeValue> operands) {
    public Range {
      operands = List.copyOf(operands);
    }
  }

  /**
   * The condition bound to a table or an index.
   *
   * @param hash the values of the hash key's attributes, in the order of the schema
   * @param range the conditions on the range key's attributes in the order of the schema: all but
   *     the last are EQ; possibly empty
   */
  public record Bound(List<AttributeValue> hash, List<Range> range) {
    public Bound {
      hash = List.copyOf(hash);
      range = List.copyOf(range);
    }
  }

  private final boolean expression;
  private final List<KeyTerm> terms;

  /**
   * @param expression false for the legacy form
   */
  KeyCondition(boolean expression, List<KeyTerm> terms) {
    this.expression = expression;
    this.terms = List.copyOf(terms);
  }

  /**
   * @throws DynamoDbException when the expression is invalid
   */
  public static KeyCondition parse(String expression, Placeholders placeholders) {
    Source source = new Source(KIND, expression);
    TermResolver resolver = new TermResolver(source, placeholders);
    Predicate predicate = ConditionResolver.resolve(ConditionParser.parse(source), resolver);
    return new KeyCondition(true, KeyTerms.of(predicate));
  }

  /**
   * Binds the condition to the schema of a table or an index.
   *
   * @param hash the hash key, one attribute or, for an index, up to four
   * @param range the range key, none, one or, for an index, up to four attributes
   * @throws DynamoDbException when it does not match, or an operand has another type or is empty
   */
  public Bound bind(List<Key> hash, List<Key> range) {
    requireFew(hash.size() + range.size());
    Map<String, KeyTerm> left = new LinkedHashMap<>();
    terms.forEach(term -> left.put(term.attribute(), term));
    List<AttributeValue> values = new ArrayList<>(hash.size());
    List<KeyTerm> used = new ArrayList<>();
    for (Key key : hash) {
      KeyTerm term = take(left, key);
      if (!term.isEquality()) {
        throw DynamoDbException.validation(UNSUPPORTED);
      }
      used.add(term);
      values.add(term.operands().getFirst());
    }
    List<Range> ranges = new ArrayList<>();
    for (int index = 0; index < range.size() && !left.isEmpty(); index++) {
      KeyTerm term = take(left, range.get(index));
      used.add(term);
      ranges.add(range(term, left.isEmpty()));
    }
    if (!left.isEmpty()) {
      throw DynamoDbException.validation(UNSUPPORTED);
    }
    checkOperands(used, hash, range);
    return new Bound(values, ranges);
  }

  private void requireFew(int keys) {
    int most = Math.max(keys, 2);
    if (terms.size() > most) {
      throw DynamoDbException.validation(
          most == 2
              ? "Conditions can be of length 1 or 2 only"
              : "Conditions can be of length 1 to " + most + " only");
    }
  }

  private static KeyTerm take(Map<String, KeyTerm> left, Key key) {
    KeyTerm term = left.remove(key.attribute());
    if (term == null) {
      throw DynamoDbException.validation(
          "Query condition missed key schema element: " + key.attribute());
    }
    return term;
  }

  private static Range range(KeyTerm term, boolean last) {
    Operator operator =
        term.operator()
            .orElseThrow(
                () ->
                    DynamoDbException.validation(
                        "Attempted conditional constraint is not an indexable operation"));
    if (operator != Operator.EQ && !last) {
      throw DynamoDbException.validation(UNSUPPORTED);
    }
    return new Range(term.attribute(), operator, term.operands());
  }

  private void checkOperands(List<KeyTerm> used, List<Key> hash, List<Key> range) {
    for (int index = 0; index < used.size(); index++) {
      Key key = index < hash.size() ? hash.get(index) : range.get(index - hash.size());
      KeyTerm term = used.get(index);
      boolean prefix = term.operator().orElseThrow() == Operator.BEGINS_WITH;
      if (expression && prefix && key.type().equals("N")) {
        throw new Source(KIND, "").wrongType(Function.BEGINS_WITH.id(), key.type());
      }
      for (AttributeValue operand : term.operands()) {
        checkOperand(operand, key);
      }
    }
  }

  private static void checkOperand(AttributeValue operand, Key key) {
    if (!operand.type().equals(key.type())) {
      throw DynamoDbException.validation(
          "One or more parameter values were invalid: Condition parameter type does not match"
              + " schema type");
    }
    String empty =
        switch (operand) {
          case StringValue(String text) when text.isEmpty() -> "string";
          case BinaryValue binary when binary.value().length() == 0 -> "binary";
          default -> "";
        };
    if (!empty.isEmpty()) {
      throw DynamoDbException.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty "
              + empty
              + " value. Key: "
              + key.attribute());
    }
  }
}
