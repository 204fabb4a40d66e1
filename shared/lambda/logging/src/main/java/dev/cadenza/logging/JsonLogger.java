package dev.cadenza.logging;

import java.util.Optional;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** An SLF4J logger that writes JSON lines. Markers are ignored. */
final class JsonLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1;

  private final transient JsonLines lines;

  JsonLogger(String name, JsonLines lines) {
    this.name = name;
    this.lines = lines;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    lines.write(level, name, String.valueOf(message), Optional.ofNullable(thrown));
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return lines.writes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return lines.writes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return lines.writes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return lines.writes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return lines.writes(Level.ERROR);
  }
}
