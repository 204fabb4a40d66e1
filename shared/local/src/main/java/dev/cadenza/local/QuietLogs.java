package dev.cadenza.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the emulators' chatter out of the log, unless somebody set a level on purpose. */
final class QuietLogs {

  /** Held, for java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("org.gaul"),
          Logger.getLogger("org.elasticmq"),
          Logger.getLogger("org.apache.pekko"),
          Logger.getLogger("scalikejdbc"),
          Logger.getLogger("com.almworks.sqlite4java"),
          Logger.getLogger("com.almworks.sqlite4java.Internal"));

  /** The SLF4J beside DynamoDB Local has no back end, and would say so on the standard error. */
  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  private QuietLogs() {}

  static void hush() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
  }
}
