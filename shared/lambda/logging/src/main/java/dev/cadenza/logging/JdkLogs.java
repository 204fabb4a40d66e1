package dev.cadenza.logging;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.event.Level;

/** Takes what is logged by the JDK's own loggers to the same lines. */
final class JdkLogs extends Handler {
  private static final SimpleFormatter FORMATTER = new SimpleFormatter();

  private final JsonLines lines;

  private JdkLogs(JsonLines lines) {
    this.lines = lines;
  }

  /** Puts this in place of the handler that writes two lines of text. */
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
    // Every line is written at once.
  }

  @Override
  public void close() {
    // Standard output is not this handler's to close.
  }
}
