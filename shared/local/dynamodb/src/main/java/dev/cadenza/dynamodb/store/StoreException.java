package dev.cadenza.dynamodb.store;

/** The storage failed, or cannot be opened. The message contains a solution. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
