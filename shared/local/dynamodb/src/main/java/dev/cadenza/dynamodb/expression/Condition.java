package dev.cadenza.dynamodb.expression;

import static java.util.Objects.requireNonNull;

import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Set;

/** A condition on an item: of a ConditionExpression, a FilterExpression or their older forms. */
public final class Condition {
  private final Predicate predicate;
  private final Set<String> attributes;

  Condition(Predicate predicate, Set<String> attributes) {
    this.predicate = requireNonNull(predicate, "predicate");
    this.attributes = Set.copyOf(attributes);
  }

  /**
   * @param kind the name of the parameter, ConditionExpression or FilterExpression
   * @throws dev.cadenza.dynamodb.value.DynamoDbException when the expression is invalid
   */
  public static Condition parse(String expression, String kind, Placeholders placeholders) {
    Source source = new Source(kind, expression);
    TermResolver terms = new TermResolver(source, placeholders);
    Predicate predicate = ConditionResolver.resolve(ConditionParser.parse(source), terms);
    return new Condition(predicate, terms.attributes());
  }

  /**
   * @param item empty when there is none
   */
  public boolean test(Map<String, AttributeValue> item) {
    return predicate.test(item);
  }

  /** The attributes of the item that it names, without what is nested in them. */
  public Set<String> attributes() {
    return attributes;
  }
}
