package dev.cadenza.dynamodb.expression;

/** Stands in until the rest is there. */
@SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
final class Pending {
  private Pending() {}

  static <T> T pending(Object... unused) {
    throw new UnsupportedOperationException("not yet: " + unused.length);
  }
}
