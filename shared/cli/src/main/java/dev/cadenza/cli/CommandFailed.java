package dev.cadenza.cli;

/**
 * A command cannot go on; the message is all that a person needs to read. Ends the program with 1.
 */
final class CommandFailed extends RuntimeException {
  CommandFailed(String message) {
    super(message);
  }

  CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
