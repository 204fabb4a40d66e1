package dev.cadenza.dynamodb.value;

/**
 * Keys as bytes whose unsigned order is that of DynamoDB. No encoded key is the beginning of
 * another, so several of them, one after the other, keep the order of the first, then of the second
 * and so on.
 */
public final class KeyOrder {
  private KeyOrder() {}

  /**
   * @param key a string, a number or a binary value
   */
  public static byte[] encode(AttributeValue key) {
    return Pending.pending();
  }

  /**
   * What the encoded forms of all strings, or binary values, begin with that begin with this one.
   */
  public static byte[] encodePrefix(AttributeValue prefix) {
    return Pending.pending();
  }
}
