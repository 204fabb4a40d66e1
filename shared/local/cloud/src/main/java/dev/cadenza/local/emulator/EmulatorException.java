package dev.cadenza.local.emulator;

/** An emulator did not start, or rejected a resource of the template. */
public final class EmulatorException extends RuntimeException {

  EmulatorException(String message) {
    super(message);
  }

  EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
