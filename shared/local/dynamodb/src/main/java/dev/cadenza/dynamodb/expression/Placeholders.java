package dev.cadenza.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.expression.parser.Lexer;
import dev.cadenza.dynamodb.expression.parser.Source;
import dev.cadenza.dynamodb.value.AttributeNames;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code #names} and {@code :values} of the expressions of one request. It records their use,
 * so it serves one request only.
 */
public final class Placeholders {
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";
  private static final String PROJECTION = "ProjectionExpression";
  private static final int MAX_KEY = 255;

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> unusedNames;
  private final Set<String> unusedValues;

  public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = Map.copyOf(names);
    this.values = Map.copyOf(values);
    unusedNames = new LinkedHashSet<>(names.keySet());
    unusedValues = new LinkedHashSet<>(values.keySet());
  }

  /**
   * Parses ExpressionAttributeNames and ExpressionAttributeValues of a request, or of one action of
   * a transaction.
   *
   * @param expressions the names of all possible expression parameters, in the service's order, for
   *     example UpdateExpression and ConditionExpression
   * @throws DynamoDbException when they are invalid, or present without an expression
   */
  public static Placeholders of(JsonNode request, String... expressions) {
    boolean anyExpression = false;
    List<String> withValues = new ArrayList<>();
    boolean anyWithValues = false;
    for (String expression : expressions) {
      boolean there = request.hasNonNull(expression);
      anyExpression |= there;
      if (!expression.equals(PROJECTION)) {
        withValues.add(expression);
        anyWithValues |= there;
      }
    }
    if (request.hasNonNull(NAMES) && !anyExpression) {
      throw DynamoDbException.validation(NAMES + " can only be specified when using expressions");
    }
    if (request.hasNonNull(VALUES) && !anyWithValues) {
      throw DynamoDbException.validation(
          VALUES
              + " can only be specified when using expressions: "
              + String.join(" and ", withValues)
              + (withValues.size() == 1 ? " is null" : " are null"));
    }
    return new Placeholders(names(request), values(request));
  }

  private static Map<String, String> names(JsonNode request) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : entries(request, NAMES).entrySet()) {
      checkKey(entry.getKey(), '#', NAMES);
      String name = JsonParts.text(entry.getValue());
      names.put(
          entry.getKey(), checkValue(NAMES, entry.getKey(), () -> AttributeNames.check(name)));
    }
    return names;
  }

  private static Map<String, AttributeValue> values(JsonNode request) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : entries(request, VALUES).entrySet()) {
      checkKey(entry.getKey(), ':', VALUES);
      values.put(
          entry.getKey(),
          checkValue(VALUES, entry.getKey(), () -> AttributeValue.of(entry.getValue())));
    }
    return values;
  }

  private static Map<String, JsonNode> entries(JsonNode request, String parameter) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    if (!request.hasNonNull(parameter)) {
      return entries;
    }
    JsonNode json = request.get(parameter);
    JsonParts.requireObject(json);
    if (json.isEmpty()) {
      throw DynamoDbException.validation(parameter + " must not be empty");
    }
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    return entries;
  }

  private static void checkKey(String key, char first, String parameter) {
    boolean valid = key.length() > 1 && key.charAt(0) == first;
    for (int at = 1; at < key.length(); at++) {
      valid &= Lexer.isWord(key.charAt(at));
    }
    if (!valid) {
      throw DynamoDbException.validation(
          parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
    }
    int size = key.getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_KEY) {
      throw DynamoDbException.validation(
          parameter
              + " contains invalid key: The expression attribute map contains a key that is too"
              + " long; size of key: "
              + size);
    }
  }

  @FunctionalInterface
  private interface Check<T> {
    T run();
  }

  private static <T> T checkValue(String parameter, String key, Check<T> check) {
    try {
      return check.run();
    } catch (DynamoDbException e) {
      if (!e.type().equals("ValidationException")) {
        throw e;
      }
      throw DynamoDbException.validation(
          parameter + " contains invalid value: " + e.getMessage() + " for key " + key);
    }
  }

  String name(String placeholder, Source source) {
    String name = names.get(placeholder);
    if (name == null) {
      throw source.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    unusedNames.remove(placeholder);
    return name;
  }

  AttributeValue value(String placeholder, Source source) {
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw source.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    unusedValues.remove(placeholder);
    return value;
  }

  /**
   * Called when all expressions are parsed.
   *
   * @throws DynamoDbException when one is unused
   */
  public void requireAllUsed() {
    requireNone(unusedNames, NAMES);
    requireNone(unusedValues, VALUES);
  }

  private static void requireNone(Set<String> unused, String parameter) {
    if (!unused.isEmpty()) {
      throw DynamoDbException.validation(
          "Value provided in "
              + parameter
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
