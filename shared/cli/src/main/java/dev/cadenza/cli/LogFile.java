package dev.cadenza.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what is logged to a file, so that the terminal shows only what a person asked for. */
final class LogFile {
  private static final int BYTES_EACH = 5_000_000;
  private static final int FILES = 3;
  private static final String LINE = "%1$tF %1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n";

  /** Would write a line per request. Held, for a logger that nobody holds forgets its level. */
  private static final Logger CONTAINER = Logger.getLogger("com.amazonaws.serverless");

  private LogFile() {}

  /**
   * Replaces all handlers of the root logger.
   *
   * @param file a number is added to older ones
   * @param onConsole whether to write to standard error as well
   */
  static void writeTo(Path file, boolean onConsole) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(open(file));
    CONTAINER.setLevel(Level.WARNING);
    if (onConsole) {
      Handler console = new ConsoleHandler();
      console.setLevel(Level.ALL);
      root.addHandler(console);
    }
  }

  private static Handler open(Path file) {
    try {
      Files.createDirectories(file.getParent());
      // In a pattern of FileHandler a percent sign has a meaning of its own.
      String pattern = file.toString().replace("%", "%%");
      FileHandler handler = new FileHandler(pattern, BYTES_EACH, FILES, true);
      handler.setFormatter(new SimpleFormatter());
      return handler;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + file, e);
    }
  }
}
