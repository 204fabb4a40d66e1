package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A worker's lease of a running job.
 *
 * @param holder the invocation that processes the job
 * @param until when the lease expires, unless renewed
 * @param claims the number of claims since the job's last stored progress; too many mean that it
 *     crashes its workers
 * @param paid the job's spending at its holder's last report, which follows each paid call; the
 *     value in the job may be older
 * @param setback why the job was last released, as a sentence for users; empty without an error
 */
public record Lease(String holder, Instant until, int claims, Cost paid, Optional<String> setback) {
  private static final String RELEASED = "nobody";

  public Lease {
    requireNonNull(holder, "holder");
    requireNonNull(until, "until");
    requireNonNull(paid, "paid");
    requireNonNull(setback, "setback");
  }

  /** A lease of a holder without spending. */
  static Lease of(String holder, Instant until, int claims, Optional<String> setback) {
    return new Lease(holder, until, claims, Cost.NOTHING, setback);
  }

  /** No lease: the job waits for external work until a time. */
  static Lease released(Instant until) {
    return of(RELEASED, until, 0, Optional.empty());
  }

  boolean isReleased() {
    return holder.equals(RELEASED);
  }

  public boolean heldAt(Instant now) {
    return until.isAfter(now) && !isReleased();
  }

  Lease until(Instant later) {
    return new Lease(holder, later, claims, paid, setback);
  }

  Lease claimedTimes(int count) {
    return new Lease(holder, until, count, paid, setback);
  }

  Lease paid(Cost total) {
    return new Lease(holder, until, claims, total, setback);
  }

  /** Ends at a time, and is not renewed. */
  Lease released(boolean progressed, Optional<String> failure, Instant end) {
    return new Lease(holder, end, progressed ? 0 : claims, paid, failure.or(() -> setback));
  }
}
