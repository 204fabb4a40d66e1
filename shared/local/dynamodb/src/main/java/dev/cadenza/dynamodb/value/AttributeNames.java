package dev.cadenza.dynamodb.value;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;

/** The rules for attribute names. */
public final class AttributeNames {
  private static final int TOO_LARGE = 65_536;

  private AttributeNames() {}

  /**
   * @return the name itself
   * @throws DynamoDbException when it is empty or too long
   */
  public static String check(String name) {
    if (name.isEmpty()) {
      throw DynamoDbException.validation("Empty attribute name");
    }
    // A character has at most three bytes, so most names need not be measured.
    if (name.length() > TOO_LARGE / 3 && Sizes.utf8(name) >= TOO_LARGE) {
      throw DynamoDbException.validation(
          "Attribute name is too large, must be less than " + TOO_LARGE + " bytes");
    }
    return name;
  }
}
