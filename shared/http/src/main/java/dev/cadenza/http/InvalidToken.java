package dev.cadenza.http;

/** A token that is not honoured. The message is for the client. */
public final class InvalidToken extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidToken(String message) {
    super(message, null, false, false);
  }
}
