package dev.cadenza.dynamodb.value;

import java.util.Collection;

/** How deep lists and maps may stand in each other: 32 levels, of which the item is the first. */
final class Depth {
  static final int OF_ATTRIBUTES = 31;

  /** A value of an expression may be one level deeper, as it need not become an attribute. */
  static final int OF_PARAMETERS = 32;

  static final String EXCEEDED =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  private Depth() {}

  /** The levels of lists and maps; none for all other values. */
  static int of(AttributeValue value) {
    return switch (value) {
      case ListValue list -> 1 + deepest(list.values());
      case MapValue map -> 1 + deepest(map.values().values());
      default -> 0;
    };
  }

  private static int deepest(Collection<AttributeValue> values) {
    int deepest = 0;
    for (AttributeValue value : values) {
      deepest = Math.max(deepest, of(value));
    }
    return deepest;
  }
}
