package dev.cadenza.cli.console;

/** A command failed; the message, of one or more lines, is displayed to the user. */
public final class CommandFailed extends RuntimeException {
  /** The default exit code. */
  public static final int FAILED = 1;

  public static final int NOT_LOGGED_IN = 4;

  private final int exitCode;

  public CommandFailed(String message) {
    this(FAILED, message, null);
  }

  public CommandFailed(String message, Throwable cause) {
    this(FAILED, message, cause);
  }

  public CommandFailed(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code of the program. */
  public int exitCode() {
    return exitCode;
  }
}
