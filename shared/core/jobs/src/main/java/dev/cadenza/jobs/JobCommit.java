package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.Ulid;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One change of a job, to be written all or not at all.
 *
 * @param before the job that the change was made from; empty for a new one
 * @param result what the job made, when the change completes it
 * @param idempotency the key under which a client may send the same request again
 */
public record JobCommit(
    Optional<Job> before,
    Job after,
    JobEvent event,
    Optional<JobResult> result,
    Optional<IdempotencyRecord> idempotency) {

  public JobCommit {
    requireNonNull(after, "after");
    requireNonNull(event, "event");
    before.ifPresent(
        job -> {
          if (job.version() + 1 != after.version()) {
            throw new IllegalArgumentException(
                "A commit is one version on, not " + (after.version() - job.version()));
          }
        });
  }

  public static JobCommit accepting(Job job, Optional<IdempotencyRecord> idempotency, Instant now) {
    return new JobCommit(Optional.empty(), job, event(job, now), Optional.empty(), idempotency);
  }

  public static JobCommit changing(Job before, Job after, Instant now) {
    return new JobCommit(
        Optional.of(before), after, event(after, now), Optional.empty(), Optional.empty());
  }

  public static JobCommit completing(Job before, Job after, JobResult result, Instant now) {
    return new JobCommit(
        Optional.of(before), after, event(after, now), Optional.of(result), Optional.empty());
  }

  /** What the job's engines have asked for since the version before. */
  public Cost spent() {
    Cost until = before.map(job -> job.spending().spent()).orElse(Cost.NOTHING);
    return after.spending().spent().without(until);
  }

  /** The month (UTC) to which that belongs. */
  public YearMonth month() {
    return YearMonth.from(after.updatedAt().atOffset(ZoneOffset.UTC));
  }

  /** The last event of a job: one version on, with the job as it was. */
  public static JobEvent deletion(Job job, Instant now) {
    return new JobEvent(
        Ulid.next(now), ShortParameters.of(job.edited(job.project(), job.parameters(), now)), true);
  }

  private static JobEvent event(Job job, Instant now) {
    return new JobEvent(Ulid.next(now), ShortParameters.of(job), false);
  }
}
