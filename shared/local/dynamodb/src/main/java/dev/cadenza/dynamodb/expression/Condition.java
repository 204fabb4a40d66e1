package dev.cadenza.dynamodb.expression;

import static java.util.Objects.requireNonNull;

import dev.cadenza.dynamodb.expression.parser.ConditionParser;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Set;

/** A condition on an item: a ConditionExpression, a FilterExpression or a legacy form. */
public final class Condition {
  private final Predicate predicate;
  private final Set<String> attributes;

  Condition(Predicate predicate, Set<String> attributes) {
    this.predicate = requireNonNull(predicate, "predicate");
    this.attributes = Set.copyOf(attributes);
  }

  /**
   * @param kind the name of the parameter, ConditionExpression or FilterExpression
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when the expression is invalid
   */
  public static Condition parse(String expression, String kind, Placeholders placeholders) {
    Source source = new Source(kind, expression);
    TermResolver terms = new TermResolver(source, placeholders);
    Predicate predicate = ConditionResolver.resolve(ConditionParser.parse(source), terms);
    return new Condition(predicate, terms.attributes());
  }

  /**
   * @param item empty if it does not exist
   */
  public boolean test(Map<String, AttributeValue> item) {
    return predicate.test(item);
  }

  /** The top-level attributes in the condition. */
  public Set<String> attributes() {
    return attributes;
  }
}
