package dev.cadenza.http.auth;

/** A token that is not valid. The message is sent to the client. */
public final class InvalidToken extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidToken(String message) {
    super(message, null, false, false);
  }
}
