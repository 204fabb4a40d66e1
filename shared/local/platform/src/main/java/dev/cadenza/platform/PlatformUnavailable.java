package dev.cadenza.platform;

/** The platform cannot start; the message contains the reason and a solution. */
public final class PlatformUnavailable extends RuntimeException {
  public PlatformUnavailable(String message) {
    super(message);
  }

  public PlatformUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
