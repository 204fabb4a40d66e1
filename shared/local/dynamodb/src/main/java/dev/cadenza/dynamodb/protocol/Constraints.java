package dev.cadenza.dynamodb.protocol;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The constraints that are checked first and reported together. Paths are DynamoDB's, such as
 * {@code keySchema.1.member.keyType}.
 */
public final class Constraints {
  private final List<String> violations = new ArrayList<>();

  private void violated(String value, String path, String constraint) {
    violations.add(
        "Value "
            + value
            + " at '"
            + path
            + "' failed to satisfy constraint: Member must "
            + constraint);
  }

  /** The error for a missing value. */
  public Constraints present(boolean present, String path) {
    if (!present) {
      violated("null", path, "not be null");
    }
    return this;
  }

  public Constraints length(Optional<String> text, String path, int least, int most) {
    text.ifPresent(
        value -> {
          if (value.length() < least) {
            violated(quoted(value), path, "have length greater than or equal to " + least);
          } else if (value.length() > most) {
            violated(quoted(value), path, "have length less than or equal to " + most);
          }
        });
    return this;
  }

  public Constraints pattern(Optional<String> text, String path, Pattern pattern) {
    text.ifPresent(
        value -> {
          if (!pattern.matcher(value).matches()) {
            violated(quoted(value), path, "satisfy regular expression pattern: " + pattern);
          }
        });
    return this;
  }

  public Constraints oneOf(Optional<String> text, String path, List<String> values) {
    text.ifPresent(
        value -> {
          if (!values.contains(value)) {
            violated(
                quoted(value), path, "satisfy enum value set: [" + String.join(", ", values) + "]");
          }
        });
    return this;
  }

  public Constraints atLeast(Optional<Long> number, String path, long least) {
    number.ifPresent(
        value -> {
          if (value < least) {
            violated(
                quoted(value.toString()), path, "have value greater than or equal to " + least);
          }
        });
    return this;
  }

  public Constraints atMost(Optional<Long> number, String path, long most) {
    number.ifPresent(
        value -> {
          if (value > most) {
            violated(quoted(value.toString()), path, "have value less than or equal to " + most);
          }
        });
    return this;
  }

  /**
   * @param value displayed as JSON
   */
  public Constraints size(int size, Object value, String path, int least, int most) {
    if (size < least) {
      violated(quoted(value.toString()), path, "have length greater than or equal to " + least);
    } else if (size > most) {
      violated(quoted(value.toString()), path, "have length less than or equal to " + most);
    }
    return this;
  }

  private static String quoted(String value) {
    return "'" + value + "'";
  }

  /**
   * @throws DynamoDbException when one was violated
   */
  public void check() {
    if (!violations.isEmpty()) {
      throw DynamoDbException.validation(
          violations.size()
              + " validation error"
              + (violations.size() == 1 ? "" : "s")
              + " detected: "
              + String.join("; ", violations));
    }
  }
}
