package dev.cadenza.dynamodb.value.scalar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** Parses the simple parts of values, with the service's messages for other types. */
public final class JsonParts {
  private static final String OBJECT = "Start of structure or map found where not expected";

  private JsonParts() {}

  /**
   * @throws DynamoDbException if it is not a string
   */
  public static String text(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    throw mistaken(json, "String");
  }

  /**
   * @throws DynamoDbException if it is not a boolean
   */
  public static boolean bool(JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    throw mistaken(json, "Boolean");
  }

  /**
   * @throws DynamoDbException if it is not an array
   */
  public static void requireArray(JsonNode json) {
    if (json.isObject()) {
      throw DynamoDbException.serialization(OBJECT);
    }
    if (!json.isArray()) {
      throw DynamoDbException.serialization("Unexpected field type");
    }
  }

  /**
   * @throws DynamoDbException if it is not an object
   */
  public static void requireObject(JsonNode json) {
    if (json.isArray()) {
      throw DynamoDbException.serialization("Unrecognized collection type class java.util.Map");
    }
    if (!json.isObject()) {
      throw DynamoDbException.serialization("Unexpected field type");
    }
  }

  public static Bytes bytes(JsonNode json) {
    if (json.isObject()) {
      throw DynamoDbException.serialization(OBJECT);
    }
    if (json.isArray()) {
      throw DynamoDbException.serialization(
          "Unrecognized collection type class java.nio.ByteBuffer");
    }
    if (!json.isTextual()) {
      throw DynamoDbException.serialization(
          "only base-64-encoded strings are convertible to bytes");
    }
    return base64(json.textValue());
  }

  private static Bytes base64(String text) {
    if (text.length() % 4 != 0) {
      throw DynamoDbException.serialization(
          "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw DynamoDbException.serialization("Invalid Base64 character");
    }
    Bytes read = Bytes.wrap(bytes);
    if (text.endsWith("=") && !read.toBase64().equals(text)) {
      throw DynamoDbException.serialization("Invalid last non-pad Base64 character dectected");
    }
    return read;
  }

  private static DynamoDbException mistaken(JsonNode json, String type) {
    if (json.isObject()) {
      return DynamoDbException.serialization(OBJECT);
    }
    if (json.isArray()) {
      return DynamoDbException.serialization(
          "Unrecognized collection type class java.lang." + type);
    }
    return DynamoDbException.serialization(kind(json) + " cannot be converted to " + type);
  }

  private static String kind(JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
    }
    if (json.isNumber()) {
      return json.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
    }
    return json.isTextual() ? "STRING_VALUE" : "NULL_VALUE";
  }
}
