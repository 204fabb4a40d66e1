package dev.cadenza.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.slf4j.MDC;

/** Writes logs to a file, so that the terminal shows only the output of commands. */
final class LogFile {
  private static final long MAX_BYTES = 5_000_000;
  private static final String LINE = "%1$tF %1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n";

  /**
   * Writes a line per request by default. Referenced here, because an unreferenced logger loses its
   * level.
   */
  private static final Logger CONTAINER = Logger.getLogger("com.amazonaws.serverless");

  private LogFile() {}

  /**
   * Replaces all handlers of the root logger.
   *
   * @param file is appended to; a long file is renamed to {@code .old} first
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
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        Path old = file.resolveSibling(file.getFileName() + ".old");
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
      }
      return new Appending(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + file, e);
    }
  }

  /** Appends the request, the job and the attempt that a line is about. */
  private static final class WithIdentifiers extends SimpleFormatter {
    @Override
    public String format(LogRecord record) {
      String line = super.format(record);
      Map<String, String> context = MDC.getCopyOfContextMap();
      if (context == null || context.isEmpty()) {
        return line;
      }
      // Before the stack trace.
      int end = line.indexOf('\n');
      return line.substring(0, end) + " " + new TreeMap<>(context) + line.substring(end);
    }
  }

  /**
   * Writes to exactly the configured file, from several processes; the JDK's handler would add
   * numbers to its name.
   */
  private static final class Appending extends StreamHandler {
    Appending(Path file) throws IOException {
      super(Files.newOutputStream(file, CREATE, APPEND), new WithIdentifiers());
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord line) {
      super.publish(line);
      flush();
    }
  }
}
