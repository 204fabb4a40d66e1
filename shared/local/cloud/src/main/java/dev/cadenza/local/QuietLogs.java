package dev.cadenza.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the emulators' debug output out of the log, unless a level is set. */
final class QuietLogs {

  /** Referenced here, because java.util.logging drops the level of an unreferenced logger. */
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.gaul"));

  private QuietLogs() {}

  static void hush() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }
}
