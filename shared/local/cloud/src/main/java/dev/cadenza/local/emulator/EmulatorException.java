package dev.cadenza.local.emulator;

/** An emulator did not start, or did not take what the template asks of it. */
public final class EmulatorException extends RuntimeException {

  EmulatorException(String message) {
    super(message);
  }

  EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
