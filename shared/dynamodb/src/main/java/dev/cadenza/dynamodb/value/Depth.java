package dev.cadenza.dynamodb.value;

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
    int deepest = 0;
    switch (value) {
      case ListValue list -> {
        for (AttributeValue element : list.values()) {
          deepest = Math.max(deepest, of(element));
        }
        return deepest + 1;
      }
      case MapValue map -> {
        for (AttributeValue element : map.values().values()) {
          deepest = Math.max(deepest, of(element));
        }
        return deepest + 1;
      }
      default -> {
        return 0;
      }
    }
  }
}
