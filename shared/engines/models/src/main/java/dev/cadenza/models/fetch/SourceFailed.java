package dev.cadenza.models.fetch;

/**
 * A source failed: it cannot be reached, does not have the file, or has other contents. The message
 * is a sentence without a full stop.
 */
public final class SourceFailed extends Exception {
  public SourceFailed(String message) {
    super(message);
  }

  public SourceFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
