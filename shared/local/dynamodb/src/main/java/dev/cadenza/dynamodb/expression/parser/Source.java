package dev.cadenza.dynamodb.expression.parser;

import static java.util.Objects.requireNonNull;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.nio.charset.StandardCharsets;

/**
 * The text of an expression.
 *
 * @param kind the name of its parameter
 */
public record Source(String kind, String text) {
  private static final int MAX_BYTES = 4096;

  public Source {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }

  /** The tokens of the text; it must be neither empty nor too long. */
  public Cursor read() {
    if (text.isEmpty()) {
      throw invalid("The expression can not be empty;");
    }
    int bytes =
        text.length() * 3 <= MAX_BYTES
            ? text.length()
            : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw invalid(
          "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
    }
    return new Cursor(this, Lexer.tokens(text));
  }

  public DynamoDbException invalid(String why) {
    return DynamoDbException.validation("Invalid " + kind + ": " + why);
  }

  DynamoDbException misused(String function) {
    return invalid(
        "The function is not allowed to be used this way in an expression; function: " + function);
  }

  public DynamoDbException wrongType(String operator, String type) {
    return invalid(
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }
}
