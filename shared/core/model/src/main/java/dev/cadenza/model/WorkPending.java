package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Work that goes on elsewhere and is not done: an engine was given something that takes it minutes.
 * This is not an error. The caller releases its resources and repeats the same request later; the
 * engine knows by them what is meant.
 */
public final class WorkPending extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration after;
  private final transient Optional<String> work;

  /**
   * @param after when to ask again, from now; what is longer than a queue can delay a message is
   *     asked for sooner
   * @param message for the job's log
   */
  public WorkPending(Duration after, String message) {
    this(after, message, Optional.empty());
  }

  /**
   * @param work what the work is called elsewhere: news of it may come before the time is over
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
