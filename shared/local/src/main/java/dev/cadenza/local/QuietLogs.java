package dev.cadenza.local;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the emulators' chatter out of the log, unless somebody set a level on purpose. */
final class QuietLogs {

  /** Held, for java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.gaul"),
          Logger.getLogger("com.almworks.sqlite4java"),
          Logger.getLogger("com.almworks.sqlite4java.Internal"));

  /**
   * DynamoDB Local, in its class loader, has an SLF4J without a back end, which would say so on the
   * standard error, and a Log4j that writes refused conditions to the standard output, and takes
   * half of the emulator's time to start.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "slf4j.internal.verbosity", "ERROR",
          "log4j2.loggerContextFactory",
              "org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
          "org.apache.logging.log4j.simplelog.level", "OFF");

  private QuietLogs() {}

  static void hush() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
