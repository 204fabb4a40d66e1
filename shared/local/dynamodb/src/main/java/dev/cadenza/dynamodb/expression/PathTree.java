package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.expression.DocumentPath.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A tree of non-overlapping paths, with a value at the end of each. */
final class PathTree<T> {
  private final Map<Step, PathTree<T>> branches = new LinkedHashMap<>();
  private Optional<T> end = Optional.empty();

  void add(DocumentPath path, T atItsEnd) {
    PathTree<T> tree = this;
    for (Step step : path.steps()) {
      tree = tree.branches.computeIfAbsent(step, _ -> new PathTree<>());
    }
    tree.end = Optional.of(atItsEnd);
  }

  Map<Step, PathTree<T>> branches() {
    return branches;
  }

  /** Empty for inner nodes. */
  Optional<T> end() {
    return end;
  }
}
