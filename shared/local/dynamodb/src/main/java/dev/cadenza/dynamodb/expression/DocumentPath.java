package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.expression.parser.Syntax.Element;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.Token;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a value in an item. Its text has the service's format: {@code [a, b, [1]]}.
 *
 * @param steps the first is an attribute name
 */
record DocumentPath(List<Step> steps) {
  private static final int MAX_STEPS = 32;

  /** An element of a map or a list. */
  sealed interface Step {}

  record Name(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  record Index(int index) implements Step {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  DocumentPath {
    steps = List.copyOf(steps);
  }

  static DocumentPath of(String attribute) {
    return new DocumentPath(List.of(new Name(attribute)));
  }

  /** Resolves the placeholders of a parsed path. */
  static DocumentPath resolve(Path path, Placeholders placeholders, Source source) {
    if (path.elements().size() > MAX_STEPS) {
      throw source.invalid(
          "The document path has too many nesting levels; nesting levels: "
              + path.elements().size());
    }
    List<Step> steps = new ArrayList<>(path.elements().size());
    for (Element element : path.elements()) {
      steps.add(resolve(element.token(), placeholders, source));
    }
    return new DocumentPath(steps);
  }

  private static Step resolve(Token token, Placeholders placeholders, Source source) {
    if (token.kind() == Kind.NUMBER) {
      return new Index(Integer.parseInt(token.text()));
    }
    return new Name(
        token.kind() == Kind.NAME ? token.text() : placeholders.name(token.text(), source));
  }

  /** The name of the top-level attribute. */
  String attribute() {
    return ((Name) steps.getFirst()).name();
  }

  boolean isNested() {
    return steps.size() > 1;
  }

  /** The path without its last step; there must be more than one. */
  DocumentPath parent() {
    return new DocumentPath(steps.subList(0, steps.size() - 1));
  }

  Optional<AttributeValue> in(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(attribute());
    for (int at = 1; at < steps.size() && value != null; at++) {
      value = step(value, steps.get(at));
    }
    return Optional.ofNullable(value);
  }

  /** Null for a missing value. */
  private static AttributeValue step(AttributeValue value, Step step) {
    return switch (step) {
      case Name(String name) -> value instanceof MapValue map ? map.values().get(name) : null;
      case Index(int index) ->
          value instanceof ListValue list && index < list.values().size()
              ? list.values().get(index)
              : null;
    };
  }

  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when paths overlap or conflict
   */
  static void requireApart(List<DocumentPath> paths, Source source) {
    for (int second = paths.size() - 1; second > 0; second--) {
      for (int first = second - 1; first >= 0; first--) {
        requireApart(paths.get(first), paths.get(second), source);
      }
    }
  }

  private static void requireApart(DocumentPath one, DocumentPath two, Source source) {
    int shorter = Math.min(one.steps.size(), two.steps.size());
    for (int at = 0; at < shorter; at++) {
      Step left = one.steps.get(at);
      Step right = two.steps.get(at);
      if (left.equals(right)) {
        continue;
      }
      if (left instanceof Name != right instanceof Name) {
        throw source.invalid(together("conflict", one, two));
      }
      return;
    }
    throw source.invalid(together("overlap", one, two));
  }

  private static String together(String what, DocumentPath one, DocumentPath two) {
    return "Two document paths "
        + what
        + " with each other; must remove or rewrite one of these paths; path one: "
        + one
        + ", path two: "
        + two;
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
