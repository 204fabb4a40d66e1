package dev.cadenza.dynamodb.value;

import java.util.Collection;

/** The maximum nesting depth of lists and maps: 32 levels, including the item. */
final class Depth {
  static final int OF_ATTRIBUTES = 31;

  /** A value of an expression may be one level deeper, because it need not become an attribute. */
  static final int OF_PARAMETERS = 32;

  static final String EXCEEDED =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  private Depth() {}

  /** The nesting depth of lists and maps; zero for all other values. */
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
