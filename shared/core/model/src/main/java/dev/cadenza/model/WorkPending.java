package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Asynchronous work of an engine that is not done yet. This is not an error. The caller releases
 * its resources and repeats the same request later; the engine identifies the work by the request.
 */
public final class WorkPending extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration after;
  private final transient Optional<String> work;

  /**
   * @param after when to repeat the request, from now; a longer time than a queue's maximum delay
   *     is shortened
   * @param message for the job's log
   */
  public WorkPending(Duration after, String message) {
    this(after, message, Optional.empty());
  }

  /**
   * @param work the external name of the work: a notification about it may arrive earlier
   */
  public WorkPending(Duration after, String message, String work) {
    this(after, message, Optional.of(work));
  }

  private WorkPending(Duration after, String message, Optional<String> work) {
    super(requireNonNull(message, "message"), null, false, false);
    this.after = requireNonNull(after, "after");
    this.work = work;
  }

  public Duration after() {
    return after;
  }

  public Optional<String> work() {
    return work;
  }
}
