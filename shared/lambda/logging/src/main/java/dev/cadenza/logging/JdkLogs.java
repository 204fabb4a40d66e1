package dev.cadenza.logging;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.event.Level;

/** Writes the logs of the JDK's loggers as JSON lines. */
final class JdkLogs extends Handler {
  private static final SimpleFormatter FORMATTER = new SimpleFormatter();

  private final JsonLines lines;

  private JdkLogs(JsonLines lines) {
    this.lines = lines;
  }

  /** Replaces the default handler, which writes two lines of text. */
  static void redirect(JsonLines lines) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new JdkLogs(lines));
  }

  @Override
  public void publish(LogRecord record) {
    Level level = level(record.getLevel().intValue());
    if (lines.writes(level)) {
      lines.write(
          level,
          String.valueOf(record.getLoggerName()),
          String.valueOf(FORMATTER.formatMessage(record)),
          Optional.ofNullable(record.getThrown()));
    }
  }

  private static Level level(int value) {
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return Level.WARN;
    }
    return value >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
  }

  @Override
  public void flush() {
    // Each line is written immediately.
  }

  @Override
  public void close() {
    // This handler does not own standard output.
  }
}
