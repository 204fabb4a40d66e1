package dev.cadenza.pipeline;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;

/**
 * The classes, codes and stack traces of a failure and its causes, for a log. Their messages are
 * left out: they may repeat the text of a job, or what a service answered about it. The owner of
 * the job gets them.
 */
final class LoggedFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 10;

  private LoggedFailure(Throwable failure, LoggedFailure cause) {
    super(name(failure), cause);
    setStackTrace(failure.getStackTrace());
  }

  static LoggedFailure of(Throwable failure) {
    return of(failure, MOST_CAUSES);
  }

  private static LoggedFailure of(Throwable failure, int most) {
    Throwable cause = failure.getCause();
    return new LoggedFailure(failure, cause == null || most == 0 ? null : of(cause, most - 1));
  }

  private static String name(Throwable failure) {
    String type = failure.getClass().getName();
    return switch (failure) {
      case TransientFailure known -> type + " " + known.code();
      case PermanentFailure known -> type + " " + known.code();
      default -> type;
    };
  }
}
