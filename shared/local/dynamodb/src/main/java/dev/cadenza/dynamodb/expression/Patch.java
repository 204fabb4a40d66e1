package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.DocumentPath.Index;
import dev.cadenza.dynamodb.expression.DocumentPath.Name;
import dev.cadenza.dynamodb.expression.DocumentPath.Step;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.ListValue;
import dev.cadenza.dynamodb.value.MapValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * New values at several paths, applied together: list indexes refer to the original item. An empty
 * value removes the old one.
 */
final class Patch {
  private final PathTree<Optional<AttributeValue>> tree = new PathTree<>();

  void set(DocumentPath path, Optional<AttributeValue> value) {
    tree.add(path, value);
  }

  /**
   * @param item with the parents of all paths
   * @return a new item
   */
  Map<String, AttributeValue> applyTo(Map<String, AttributeValue> item) {
    return map(item, tree);
  }

  /**
   * Checks all paths before any value is looked up.
   *
   * @throws DynamoDbException when the parent of a path is not a map or list
   */
  static void requireParent(DocumentPath path, Map<String, AttributeValue> item) {
    if (!path.isNested()) {
      return;
    }
    AttributeValue parent = path.parent().in(item).orElseThrow(Patch::invalidPath);
    boolean named = path.steps().getLast() instanceof Name;
    if (named ? !(parent instanceof MapValue) : !(parent instanceof ListValue)) {
      throw invalidPath();
    }
  }

  private static AttributeValue nested(
      AttributeValue before, PathTree<Optional<AttributeValue>> tree) {
    return switch (before) {
      case MapValue(Map<String, AttributeValue> values) -> new MapValue(map(values, tree));
      case ListValue(List<AttributeValue> values) -> new ListValue(list(values, tree));
      default -> throw invalidPath();
    };
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

  /** Values beyond the end are appended in the order of their indexes. */
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
   * @param before null for a missing value, only at the end of a path
   */
  private static Optional<AttributeValue> value(
      AttributeValue before, PathTree<Optional<AttributeValue>> tree) {
    if (tree.end().isPresent()) {
      return tree.end().get();
    }
    return Optional.of(nested(before, tree));
  }

  private static DynamoDbException invalidPath() {
    return DynamoDbException.validation(
        "The document path provided in the update expression is invalid for update");
  }
}
