package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.id.Ulid;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One change of a job, written atomically.
 *
 * @param before the job before the change; empty for a new one
 * @param result the output of the job, if the change completes it
 * @param idempotency the key with which a client may repeat the request
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

  /** The cost since the previous version. */
  public Cost spent() {
    Cost until = before.map(job -> job.spending().spent()).orElse(Cost.NOTHING);
    return after.spending().spent().without(until);
  }

  /** The month (UTC) of that cost. */
  public YearMonth month() {
    return YearMonth.from(after.updatedAt().atOffset(ZoneOffset.UTC));
  }

  /** The last event of a job, one version later, with the job before its deletion. */
  public static JobEvent deletion(Job job, Instant now) {
    return new JobEvent(
        Ulid.next(now), ShortParameters.of(job.edited(job.project(), job.parameters(), now)), true);
  }

  private static JobEvent event(Job job, Instant now) {
    return new JobEvent(Ulid.next(now), ShortParameters.of(job), false);
  }
}
