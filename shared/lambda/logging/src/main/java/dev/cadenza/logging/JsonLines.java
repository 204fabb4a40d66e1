package dev.cadenza.logging;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Writes log lines: {@code {"timestamp": …, "level": …, "logger": …, "message": …}}, with the
 * identifiers of the request, the job and the attempt.
 */
final class JsonLines {
  /**
   * The property in which Lambda's runtime stores the X-Ray header of the invocation, to find lines
   * by trace.
   */
  private static final String TRACE = "com.amazonaws.xray.traceHeader";

  private final PrintStream output;
  private final Level threshold;
  private final Clock clock;

  JsonLines(PrintStream output, Level threshold, Clock clock) {
    this.output = output;
    this.threshold = threshold;
    this.clock = clock;
  }

  /**
   * A writer to standard output, from Lambda's configured level.
   *
   * @param level the value of {@code AWS_LAMBDA_LOG_LEVEL}, possibly missing
   */
  static JsonLines standard(Optional<String> level) {
    return new JsonLines(System.out, threshold(level), Clock.systemUTC());
  }

  private static Level threshold(Optional<String> level) {
    return switch (level.orElse("INFO")) {
      case "TRACE" -> Level.TRACE;
      case "DEBUG" -> Level.DEBUG;
      case "WARN" -> Level.WARN;
      case "ERROR", "FATAL" -> Level.ERROR;
      default -> Level.INFO;
    };
  }

  boolean writes(Level level) {
    return level.toInt() >= threshold.toInt();
  }

  void write(Level level, String logger, String message, Optional<Throwable> thrown) {
    StringBuilder line = new StringBuilder(200);
    line.append("{\"timestamp\":\"").append(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    line.append("\",\"level\":\"").append(level).append('"');
    field(line, "logger", logger);
    field(line, "message", message);
    context().forEach((name, value) -> field(line, name, value));
    trace().ifPresent(trace -> field(line, "trace", trace));
    thrown.ifPresent(
        error -> {
          field(line, "error", error.getClass().getName());
          field(line, "stack", stack(error));
        });
    // One call, so that lines of several threads do not mix.
    output.println(line.append('}'));
  }

  /** What the code that logs works for: {@code request}, {@code job} and {@code attempt}. */
  private static Map<String, String> context() {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return context == null ? Map.of() : new TreeMap<>(context);
  }

  private static Optional<String> trace() {
    return Optional.ofNullable(System.getProperty(TRACE));
  }

  private static String stack(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      escape(line, value.charAt(i));
    }
    line.append('"');
  }

  private static void escape(StringBuilder line, char character) {
    switch (character) {
      case '"', '\\' -> line.append('\\').append(character);
      case '\n' -> line.append("\\n");
      case '\t' -> line.append("\\t");
      default -> {
        // Half a surrogate pair would also be invalid in UTF-8.
        if (character < ' ' || Character.isSurrogate(character)) {
          line.append("\\u").append("%04x".formatted((int) character));
        } else {
          line.append(character);
        }
      }
    }
  }
}
