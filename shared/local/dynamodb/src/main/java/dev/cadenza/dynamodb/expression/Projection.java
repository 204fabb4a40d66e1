package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.DocumentPath.Index;
import dev.cadenza.dynamodb.expression.DocumentPath.Name;
import dev.cadenza.dynamodb.expression.DocumentPath.Step;
import dev.cadenza.dynamodb.expression.parser.Cursor;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.expression.parser.Syntax.Path;
import dev.cadenza.dynamodb.expression.parser.TermParser;
import dev.cadenza.dynamodb.expression.parser.Token.Kind;
import dev.cadenza.dynamodb.expression.parser.WordCheck;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A selection of attributes and nested values of an item. */
public final class Projection {
  private static final String KIND = "ProjectionExpression";

  private final PathTree<Boolean> tree = new PathTree<>();
  private final Set<String> attributes = new LinkedHashSet<>();

  /**
   * @param paths without overlaps
   */
  Projection(List<DocumentPath> paths) {
    for (DocumentPath path : paths) {
      tree.add(path, true);
      attributes.add(path.attribute());
    }
  }

  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when the expression is invalid
   */
  public static Projection parse(String expression, Placeholders placeholders) {
    Source source = new Source(KIND, expression);
    Cursor cursor = source.read();
    TermParser parser = new TermParser(cursor);
    List<Path> paths = new ArrayList<>();
    do {
      paths.add(parser.path());
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.END);
    paths.forEach(new WordCheck(source)::path);
    List<DocumentPath> resolved = new ArrayList<>(paths.size());
    for (Path path : paths) {
      resolved.add(DocumentPath.resolve(path, placeholders, source));
    }
    DocumentPath.requireApart(resolved, source);
    return new Projection(resolved);
  }

  /** The selected part of the item; empty when it has none. */
  public Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
    return map(item, tree);
  }

  /** The selected top-level attributes. */
  public Set<String> attributes() {
    return Set.copyOf(attributes);
  }

  private static Optional<AttributeValue> choose(AttributeValue value, PathTree<Boolean> tree) {
    if (tree.end().isPresent()) {
      return Optional.of(value);
    }
    if (value instanceof MapValue(Map<String, AttributeValue> values)) {
      Map<String, AttributeValue> chosen = map(values, tree);
      return chosen.isEmpty() ? Optional.empty() : Optional.of(new MapValue(chosen));
    }
    if (value instanceof ListValue(List<AttributeValue> values)) {
      List<AttributeValue> chosen = list(values, tree);
      return chosen.isEmpty() ? Optional.empty() : Optional.of(new ListValue(chosen));
    }
    return Optional.empty();
  }

  private static Map<String, AttributeValue> map(
      Map<String, AttributeValue> values, PathTree<Boolean> tree) {
    Map<String, AttributeValue> chosen = new LinkedHashMap<>();
    for (Map.Entry<Step, PathTree<Boolean>> branch : tree.branches().entrySet()) {
      if (branch.getKey() instanceof Name(String name) && values.containsKey(name)) {
        choose(values.get(name), branch.getValue()).ifPresent(value -> chosen.put(name, value));
      }
    }
    return chosen;
  }

  /** The elements keep their order, independent of the order of paths. */
  private static List<AttributeValue> list(List<AttributeValue> values, PathTree<Boolean> tree) {
    TreeMap<Integer, AttributeValue> chosen = new TreeMap<>();
    for (Map.Entry<Step, PathTree<Boolean>> branch : tree.branches().entrySet()) {
      if (branch.getKey() instanceof Index(int index) && index < values.size()) {
        choose(values.get(index), branch.getValue()).ifPresent(value -> chosen.put(index, value));
      }
    }
    return new ArrayList<>(chosen.values());
  }
}
