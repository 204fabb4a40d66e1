package dev.cadenza.dynamodb.value;

/** Stands in until the rest is there. */
final class Pending {
  private Pending() {}

  static <T> T pending() {
    throw new UnsupportedOperationException("not yet");
  }
}
