package dev.cadenza.jobs;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Stores jobs, events, results and counters.
 *
 * <p>Each call takes a bounded number of operations, independent of the size of the store. Reads by
 * identifier see the last commit.
 */
public interface JobStore {
  /** How long the lease of a running job may have expired before the job is {@link #overdue}. */
  Duration GRACE = Duration.ofSeconds(60);

  /** The outcome of a commit. */
  enum Outcome {
    COMMITTED,
    /**
     * The job has another version than the change expects, or its worker has reported a payment
     * since; nothing was written.
     */
    STALE,
    /** The idempotency key was used before; nothing was written. */
    REPEATED,
    /** The uploaded file that a new job needs is deleted; nothing was written. */
    INPUT_GONE
  }

  Optional<Job> find(String id);

  /** Writes the job, its event, the counters, the result and the idempotency key atomically. */
  Outcome commit(JobCommit commit);

  /**
   * Extends the lease of a running job, without a new version, and stores its claims and spending.
   *
   * @return whether the job still has that version and holder
   */
  boolean renewLease(Job job, Instant until);

  /**
   * Records that a job was sent again to its queue: the sweeper ignores it until that time. The
   * mark remains until a worker claims the job, because a message can be lost with the worker that
   * received it. Does nothing if the job was claimed, changed or deleted meanwhile.
   */
  void markSent(Job job, Instant lookAgain);

  /**
   * Jobs to send again: not claimed in time ({@link JobLife#FIRST_LOOK} after their last change, or
   * the time of {@link #markSent}), or running with a lease that expired more than {@link #GRACE}
   * before. Oldest first.
   */
  List<Job> overdue(Instant now, int limit);

  JobPage list(JobQuery query);

  /** The number of jobs by type and status. */
  JobCounts counts(JobScope scope);

  /**
   * The reported cost of jobs in a month (UTC), including failed and deleted jobs.
   *
   * @param owner the owner; all users when empty
   */
  Cost spent(Optional<String> owner, YearMonth month);

  /** Events of one job after a version, oldest first. */
  List<JobEvent> eventsOf(String job, long afterVersion, int limit);

  /** Events of all jobs of an owner after a cursor, oldest first. */
  List<JobEvent> eventsSince(String owner, String cursor, int limit);

  Optional<JobResult> findResult(String id);

  /**
   * Deletes the job and its result, updates the counters, also by what its worker has reported as
   * paid since the last change, and stores the given deletion event. Earlier events are kept until
   * they expire, so that clients receive them after a reconnect.
   *
   * @return {@link Outcome#STALE} when the job has another version, or is deleted
   */
  Outcome delete(Job job, JobEvent deletion);

  /**
   * Whether the uploaded file of a deleted job can be deleted because no other job needs it. From
   * then on no job that needs it is accepted.
   */
  boolean releaseInput(String upload, Instant now);
}
