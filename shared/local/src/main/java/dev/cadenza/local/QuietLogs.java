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
          Logger.getLogger("scalikejdbc"));

  /** Calls it an error, with forty lines of stack, when a stop cuts off a long poll. */
  private static final Logger SERVER = Logger.getLogger("org.apache.pekko.actor.ActorSystemImpl");

  private static final String CUT_OFF = "OutputTruncationException";

  private QuietLogs() {}

  static void hush() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
    SERVER.setFilter(
        line -> line.getThrown() == null || !line.getThrown().toString().contains(CUT_OFF));
  }
}
