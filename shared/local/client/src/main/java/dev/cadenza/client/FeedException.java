package dev.cadenza.client;

/** The feed could not be opened, or an expected event did not arrive in time. */
public final class FeedException extends RuntimeException {
  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
