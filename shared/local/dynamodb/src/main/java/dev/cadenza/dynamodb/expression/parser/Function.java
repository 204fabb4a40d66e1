package dev.cadenza.dynamodb.expression.parser;

import java.util.Locale;

/** The functions; their names are case-sensitive. */
public enum Function {
  ATTRIBUTE_EXISTS(1),
  ATTRIBUTE_NOT_EXISTS(1),
  ATTRIBUTE_TYPE(2),
  BEGINS_WITH(2),
  CONTAINS(2),
  SIZE(1),
  IF_NOT_EXISTS(2),
  LIST_APPEND(2);

  private final int operands;
  private final String id = name().toLowerCase(Locale.ROOT);

  Function(int operands) {
    this.operands = operands;
  }

  public static Function named(String name, Source source) {
    for (Function function : values()) {
      if (function.id.equals(name)) {
        return function;
      }
    }
    throw source.invalid("Invalid function name; function: " + name);
  }

  public String id() {
    return id;
  }

  /** Whether it belongs to update expressions. */
  boolean isOfUpdates() {
    return this == IF_NOT_EXISTS || this == LIST_APPEND;
  }

  public void requireOperands(int number, Source source) {
    if (number != operands) {
      throw source.invalid(
          "Incorrect number of operands for operator or function; operator or function: "
              + id
              + ", number of operands: "
              + number);
    }
  }
}
