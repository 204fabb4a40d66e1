package dev.cadenza.models.fetch;

/**
 * A source does not give a file: it cannot be reached, does not have it, or has other contents. The
 * message is a sentence without a full stop.
 */
public final class SourceFailed extends Exception {
  public SourceFailed(String message) {
    super(message);
  }

  public SourceFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
