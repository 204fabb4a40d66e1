package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A worker's hold on a running job.
 *
 * @param holder the invocation that works on the job
 * @param until when the hold lapses, unless renewed
 * @param claims how often the job was claimed since it last made durable headway; too many mean
 *     that it kills its workers
 */
public record Lease(String holder, Instant until, int claims) {
  private static final String RELEASED = "nobody";

  public Lease {
    requireNonNull(holder, "holder");
    requireNonNull(until, "until");
  }

  /** No hold at all, on a job that waits for work elsewhere until a time. */
  static Lease released(Instant until) {
    return new Lease(RELEASED, until, 0);
  }

  boolean isReleased() {
    return holder.equals(RELEASED);
  }

  public boolean heldAt(Instant now) {
    return until.isAfter(now) && !isReleased();
  }

  Lease until(Instant later) {
    return new Lease(holder, later, claims);
  }

  Lease claimedTimes(int count) {
    return new Lease(holder, until, count);
  }
}
