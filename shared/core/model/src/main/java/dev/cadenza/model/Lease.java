package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A worker's hold on a running job.
 *
 * @param holder the invocation that works on the job
 * @param until when the hold lapses, unless renewed
 * @param claims how often the job was claimed since it last made durable headway; too many mean
 *     that it kills its workers
 * @param paid what the job had spent when its holder last told, which it does after each call that
 *     costs something; what the job itself says may be older
 * @param setback why it was let go of last, as a sentence for people; empty where nothing went
 *     wrong
 */
public record Lease(String holder, Instant until, int claims, Cost paid, Optional<String> setback) {
  private static final String RELEASED = "nobody";

  public Lease {
    requireNonNull(holder, "holder");
    requireNonNull(until, "until");
    requireNonNull(paid, "paid");
    requireNonNull(setback, "setback");
  }

  /** A hold of somebody who has paid for nothing yet. */
  static Lease of(String holder, Instant until, int claims, Optional<String> setback) {
    return new Lease(holder, until, claims, Cost.NOTHING, setback);
  }

  /** No hold at all, on a job that waits for work elsewhere until a time. */
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

  Lease released(boolean headway, Optional<String> failure, Instant now) {
    return new Lease(holder, now, headway ? 0 : claims, paid, failure.or(() -> setback));
  }
}
