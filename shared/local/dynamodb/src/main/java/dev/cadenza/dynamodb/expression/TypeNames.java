package dev.cadenza.dynamodb.expression;

import dev.cadenza.dynamodb.value.AttributeValue;

/** The long names of types in some messages. */
final class TypeNames {
  private TypeNames() {}

  static String of(AttributeValue value) {
    return switch (value.type()) {
      case "S" -> "STRING";
      case "N" -> "NUMBER";
      case "B" -> "BINARY";
      case "BOOL" -> "BOOLEAN";
      case "SS" -> "STRING_SET";
      case "NS" -> "NUMBER_SET";
      case "BS" -> "BINARY_SET";
      case "L" -> "LIST";
      case "M" -> "MAP";
      default -> value.type();
    };
  }
}
