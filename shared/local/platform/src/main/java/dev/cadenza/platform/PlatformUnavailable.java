package dev.cadenza.platform;

/** The platform cannot start; the message says why, and what to do. */
public final class PlatformUnavailable extends RuntimeException {
  public PlatformUnavailable(String message) {
    super(message);
  }

  public PlatformUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
