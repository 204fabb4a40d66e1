package dev.cadenza.client;

/** The feed could not be opened, or did not bring in time what was waited for. */
public final class FeedException extends RuntimeException {
  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
