package dev.cadenza.dynamodb.value.scalar;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The error response to a rejected request.
 *
 * <p>The type is the short name of the exception, for example {@code ValidationException}; the
 * fields are the JSON fields in addition to the message.
 */
public final class DynamoDbException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String type;
  private final transient Map<String, JsonNode> fields;

  public DynamoDbException(String type, String message, Map<String, JsonNode> fields) {
    // Such errors are frequent: a stack trace would cost more than the request.
    super(message, null, false, false);
    this.type = requireNonNull(type, "type");
    this.fields = Map.copyOf(fields);
  }

  public DynamoDbException(String type, String message) {
    this(type, message, Map.of());
  }

  public static DynamoDbException validation(String message) {
    return new DynamoDbException("ValidationException", message);
  }

  /** The error for JSON of another structure. */
  public static DynamoDbException serialization(String message) {
    return new DynamoDbException("SerializationException", message);
  }

  public String type() {
    return type;
  }

  public Map<String, JsonNode> fields() {
    return fields;
  }
}
