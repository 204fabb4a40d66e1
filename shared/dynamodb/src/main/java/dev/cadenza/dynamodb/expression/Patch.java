package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.DocumentPath.Index;
import dev.cadenza.dynamodb.expression.DocumentPath.Name;
import dev.cadenza.dynamodb.expression.DocumentPath.Step;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.DynamoDbException;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * New values at the ends of paths, all put into an item at once: indexes of lists are those of the
 * item as it was. An empty value removes what was there.
 */
final class Patch {
  private final PathTree<Optional<AttributeValue>> tree = new PathTree<>();

  void set(DocumentPath path, Optional<AttributeValue> value) {
    tree.add(path, value);
  }

  /**
   * @return another item
   * @throws DynamoDbException when a path leads through what is no map or list, or is not there
   */
  Map<String, AttributeValue> applyTo(Map<String, AttributeValue> item) {
    return map(item, tree);
  }

  private static AttributeValue nested(
      AttributeValue before, PathTree<Optional<AttributeValue>> tree) {
    boolean named = tree.branches().keySet().iterator().next() instanceof Name;
    if (named && before instanceof MapValue(Map<String, AttributeValue> values)) {
      return new MapValue(map(values, tree));
    }
    if (!named && before instanceof ListValue(List<AttributeValue> values)) {
      return new ListValue(list(values, tree));
    }
    throw invalidPath();
  }

  private static Map<String, AttributeValue> map(
      Map<String, AttributeValue> before, PathTree<Optional<AttributeValue>> tree) {
    Map<String, AttributeValue> after = new LinkedHashMap<>(before);
    for (Map.Entry<Step, PathTree<Optional<AttributeValue>>> branch : tree.branches().entrySet()) {
      String name = ((Name) branch.getKey()).name();
      Optional<AttributeValue> value = value(before.get(name), branch.getValue());
      value.ifPresentOrElse(present -> after.put(name, present), () -> after.remove(name));
    }
    return after;
  }

  /** What is set beyond the end is appended in the order of the indexes. */
  private static List<AttributeValue> list(
      List<AttributeValue> before, PathTree<Optional<AttributeValue>> tree) {
    TreeMap<Integer, Optional<AttributeValue>> changed = new TreeMap<>();
    for (Map.Entry<Step, PathTree<Optional<AttributeValue>>> branch : tree.branches().entrySet()) {
      int index = ((Index) branch.getKey()).index();
      AttributeValue old = index < before.size() ? before.get(index) : null;
      changed.put(index, value(old, branch.getValue()));
    }
    List<AttributeValue> after = new ArrayList<>(before.size() + changed.size());
    for (int index = 0; index < before.size(); index++) {
      changed.getOrDefault(index, Optional.of(before.get(index))).ifPresent(after::add);
    }
    for (Optional<AttributeValue> beyond : changed.tailMap(before.size()).values()) {
      beyond.ifPresent(after::add);
    }
    return after;
  }

  /**
   * @param before null when there is nothing
   */
  private static Optional<AttributeValue> value(
      AttributeValue before, PathTree<Optional<AttributeValue>> tree) {
    if (tree.end().isPresent()) {
      return tree.end().get();
    }
    if (before == null) {
      throw invalidPath();
    }
    return Optional.of(nested(before, tree));
  }

  private static DynamoDbException invalidPath() {
    return DynamoDbException.validation(
        "The document path provided in the update expression is invalid for update");
  }
}
