package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.value.AttributeNames;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The legacy parameters, which expressions replace. */
public final class Legacy {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String ATTRIBUTES_TO_GET = "AttributesToGet";
  private static final String KEY_CONDITIONS = "KeyConditions";
  private static final String KEY_CONDITION_EXPRESSION = "KeyConditionExpression";
  private static final List<String> EXPRESSIONS =
      List.of(
          "ProjectionExpression",
          "UpdateExpression",
          "ConditionExpression",
          "FilterExpression",
          KEY_CONDITION_EXPRESSION);
  private static final List<String> OLD =
      List.of(
          ATTRIBUTES_TO_GET,
          "AttributeUpdates",
          "QueryFilter",
          "ScanFilter",
          "Expected",
          "ConditionalOperator");

  private Legacy() {}

  /**
   * @param request of PutItem, UpdateItem or DeleteItem
   * @return the condition of Expected and ConditionalOperator; empty without Expected
   * @throws DynamoDbException when they are invalid
   */
  public static Optional<Condition> expected(JsonNode request) {
    Map<String, Predicate> conditions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : entries(request, "Expected").entrySet()) {
      conditions.put(entry.getKey(), Expected.predicate(entry.getKey(), entry.getValue()));
    }
    return joined(request, conditions);
  }

  /**
   * @param request of Query or Scan
   * @param parameter QueryFilter or ScanFilter
   * @return the condition of the parameter with ConditionalOperator; empty without it
   * @throws DynamoDbException when they are invalid
   */
  public static Optional<Condition> filter(JsonNode request, String parameter) {
    Map<String, Predicate> conditions = new LinkedHashMap<>();
    String shown = Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
    for (Map.Entry<String, JsonNode> entry : entries(request, parameter).entrySet()) {
      conditions.put(
          entry.getKey(), LegacyCondition.of(shown, entry.getKey(), entry.getValue()).predicate());
    }
    return joined(request, conditions);
  }

  private static Optional<Condition> joined(JsonNode request, Map<String, Predicate> conditions) {
    boolean any = false;
    if (request.hasNonNull("ConditionalOperator")) {
      String operator =
          oneOf(
              List.of("OR", "AND"),
              JsonParts.text(request.get("ConditionalOperator")),
              "conditionalOperator");
      if (conditions.isEmpty()) {
        throw DynamoDbException.validation(
            "ConditionalOperator cannot be used without Filter or Expected");
      }
      if (conditions.size() == 1) {
        throw DynamoDbException.validation(
            "ConditionalOperator can only be used when Filter or Expected has two or more"
                + " elements");
      }
      any = operator.equals("OR");
    }
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    List<Predicate> parts = new ArrayList<>(conditions.values());
    return Optional.of(
        new Condition(
            any ? new Predicate.Any(parts) : new Predicate.All(parts), conditions.keySet()));
  }

  /**
   * @return the update of AttributeUpdates in UpdateItem; empty without it
   * @throws DynamoDbException when it is invalid
   */
  public static Optional<Update> attributeUpdates(JsonNode request) {
    if (!request.hasNonNull("AttributeUpdates")) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : entries(request, "AttributeUpdates").entrySet()) {
      changes.add(AttributeUpdate.change(entry.getKey(), entry.getValue()));
    }
    return Optional.of(new Update(changes));
  }

  /**
   * @return the condition of KeyConditions in Query; empty without it
   * @throws DynamoDbException when it is invalid
   */
  public static Optional<KeyCondition> keyConditions(JsonNode request) {
    Map<String, JsonNode> entries = entries(request, KEY_CONDITIONS);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<KeyTerm> terms = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : entries.entrySet()) {
      LegacyCondition condition =
          LegacyCondition.of("keyConditions", entry.getKey(), entry.getValue());
      terms.add(
          new KeyTerm(
              condition.attribute(), searchable(condition.operator()), condition.operands()));
    }
    return Optional.of(new KeyCondition(false, terms));
  }

  private static Optional<KeyCondition.Operator> searchable(String operator) {
    for (KeyCondition.Operator known : KeyCondition.Operator.values()) {
      if (known.name().equals(operator)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /**
   * @return the projection of AttributesToGet; empty without it
   * @throws DynamoDbException when it is invalid
   */
  public static Optional<Projection> attributesToGet(JsonNode request) {
    if (!request.hasNonNull(ATTRIBUTES_TO_GET)) {
      return Optional.empty();
    }
    JsonNode names = request.get(ATTRIBUTES_TO_GET);
    JsonParts.requireArray(names);
    if (names.isEmpty()) {
      throw DynamoDbException.validation(
          "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy"
              + " constraint: Member must have length greater than or equal to 1");
    }
    Set<String> seen = new HashSet<>();
    List<DocumentPath> paths = new ArrayList<>(names.size());
    for (JsonNode json : names) {
      String name = AttributeNames.check(JsonParts.text(json));
      if (!seen.add(name)) {
        throw DynamoDbException.validation(INVALID + "Duplicate value in attribute name: " + name);
      }
      paths.add(DocumentPath.of(name));
    }
    return Optional.of(new Projection(paths));
  }

  /**
   * @throws DynamoDbException when a request has both expressions and legacy parameters
   */
  public static void requireNotMixed(JsonNode request) {
    Set<String> expressions = present(request, EXPRESSIONS);
    Set<String> old = present(request, OLD);
    boolean twoKeyConditions =
        expressions.contains(KEY_CONDITION_EXPRESSION) && isThere(request, KEY_CONDITIONS);
    if (expressions.isEmpty() || (old.isEmpty() && !twoKeyConditions)) {
      return;
    }
    if (twoKeyConditions) {
      old.add(KEY_CONDITIONS);
    }
    throw DynamoDbException.validation(
        "Can not use both expression and non-expression parameters in the same request:"
            + " Non-expression parameters: {"
            + String.join(", ", old)
            + "} Expression parameters: {"
            + String.join(", ", expressions)
            + "}");
  }

  private static Set<String> present(JsonNode request, List<String> parameters) {
    Set<String> present = new LinkedHashSet<>();
    for (String parameter : parameters) {
      if (isThere(request, parameter)) {
        present.add(parameter);
      }
    }
    return present;
  }

  /**
   * A legacy parameter without an entry is treated as missing, an expression without text is not.
   */
  private static boolean isThere(JsonNode request, String parameter) {
    return request.hasNonNull(parameter)
        && !(request.get(parameter).isObject() && request.get(parameter).isEmpty());
  }

  private static Map<String, JsonNode> entries(JsonNode request, String parameter) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    if (request.hasNonNull(parameter)) {
      JsonParts.requireObject(request.get(parameter));
      for (Map.Entry<String, JsonNode> entry : request.get(parameter).properties()) {
        entries.put(entry.getKey(), entry.getValue());
      }
    }
    return entries;
  }

  /**
   * @param path of the parameter in messages
   * @return the value
   */
  static String oneOf(List<String> values, String value, String path) {
    if (!values.contains(value)) {
      throw DynamoDbException.validation(
          "1 validation error detected: Value '"
              + value
              + "' at '"
              + path
              + "' failed to satisfy constraint: Member must satisfy enum value set: ["
              + String.join(", ", values)
              + "]");
    }
    return value;
  }
}
