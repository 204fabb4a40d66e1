package dev.cadenza.http;

import com.fasterxml.jackson.databind.JsonNode;

/** The Python names of JSON types and values, which occur in error texts of the wire format. */
final class PythonNames {
  private PythonNames() {}

  static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case OBJECT -> "dict";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NULL, MISSING -> "NoneType";
      case NUMBER -> node.isIntegralNumber() ? "int" : "float";
      case BINARY, POJO -> "object";
    };
  }

  static String print(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue() ? "True" : "False";
      case NULL, MISSING -> "None";
      default -> node.toString().replace('"', '\'').replace(",", ", ").replace(":", ": ");
    };
  }
}
