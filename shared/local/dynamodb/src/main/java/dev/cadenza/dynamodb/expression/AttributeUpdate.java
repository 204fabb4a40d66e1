package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.AttributeNames;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import java.util.List;
import java.util.Set;

/** An entry of AttributeUpdates. Unlike in expressions, its ADD supports lists. */
final class AttributeUpdate {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final List<String> ACTIONS = List.of("ADD", "DELETE", "PUT");
  private static final Set<String> ADDABLE = Set.of("N", "SS", "NS", "BS", "L");
  private static final Set<String> DELETABLE = Set.of("SS", "NS", "BS");

  private AttributeUpdate() {}

  static Change change(String attribute, JsonNode json) {
    AttributeNames.check(attribute);
    JsonParts.requireObject(json);
    DocumentPath path = DocumentPath.of(attribute);
    String action =
        json.hasNonNull("Action")
            ? Legacy.oneOf(
                ACTIONS,
                JsonParts.text(json.get("Action")),
                "attributeUpdates." + attribute + ".member.action")
            : "PUT";
    if (!json.hasNonNull("Value")) {
      if (!action.equals("DELETE")) {
        throw DynamoDbException.validation(
            INVALID + "Only DELETE action is allowed when no attribute value is specified");
      }
      return new Change.Remove(path);
    }
    AttributeValue value = AttributeValue.of(json.get("Value"));
    return switch (action) {
      case "PUT" -> new Change.Put(path, new Operand.Constant(value));
      case "ADD" -> {
        requireType(ADDABLE, value, "ADD action");
        yield new Change.Add(path, value, AttributeUpdate::mismatch);
      }
      default -> {
        requireType(DELETABLE, value, "DELETE action with value");
        yield new Change.Delete(path, value, AttributeUpdate::mismatch);
      }
    };
  }

  private static void requireType(Set<String> types, AttributeValue value, String action) {
    if (!types.contains(value.type())) {
      throw DynamoDbException.validation(
          INVALID + action + " is not supported for the type " + TypeNames.of(value));
    }
  }

  private static DynamoDbException mismatch() {
    return DynamoDbException.validation("Type mismatch for attribute to update");
  }
}
