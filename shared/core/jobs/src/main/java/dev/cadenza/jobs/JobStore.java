package dev.cadenza.jobs;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Keeps jobs, their events, their results and the counters over them.
 *
 * <p>Every call is a bounded number of operations whatever the store holds, and reads by identifier
 * see the last commit.
 */
public interface JobStore {

  /** What became of a commit. */
  enum Outcome {
    COMMITTED,
    /** The job has another version than the change expects; nothing was written. */
    STALE,
    /** The idempotency key was used before; nothing was written. */
    REPEATED,
    /** The uploaded file that a new job needs is deleted; nothing was written. */
    INPUT_GONE
  }

  Optional<Job> find(String id);

  /**
   * Writes the job, its event, the counters, the result and the idempotency key: all of it or
   * nothing.
   */
  Outcome commit(JobCommit commit);

  /**
   * Prolongs the lease of a running job, without a new version, and notes its claims and what was
   * paid.
   *
   * @return whether the job is still at that version and held by that holder
   */
  boolean renewLease(Job job, Instant until);

  /**
   * Notes that a job was sent to its queue: the sweeper need not look after it before that time. A
   * job keeps its mark until a worker claims it, because a message can be lost with the worker that
   * received it. Does nothing to a job that is claimed, changed or gone meanwhile.
   */
  void markSent(Job job, Instant lookAgain);

  /**
   * Jobs that wait for somebody: accepted and not sent or not claimed in time, or running under a
   * lease that has lapsed. Longest first.
   */
  List<Job> overdue(Instant now, int limit);

  JobPage list(JobQuery query);

  /** How many jobs there are by type and status. */
  JobCounts counts(JobScope scope);

  /**
   * What jobs cost in a month (UTC), as far as they told: those that failed and those deleted since
   * included.
   *
   * @param owner whose; everybody's when empty
   */
  Cost spent(Optional<String> owner, YearMonth month);

  /** Events of one job after a version, oldest first. */
  List<JobEvent> eventsOf(String job, long afterVersion, int limit);

  /** Events of all jobs of an owner after a cursor, oldest first. */
  List<JobEvent> eventsSince(String owner, String cursor, int limit);

  Optional<JobResult> findResult(String id);

  /**
   * Removes the job and its result, counts it out, and leaves the given event of its deletion. Its
   * earlier events stay until they expire: who was away learns from them, and last that it is gone.
   *
   * @return {@link Outcome#STALE} when the job has another version, or is gone
   */
  Outcome delete(Job job, JobEvent deletion);

  /**
   * Asks, after a job was deleted, whether the file that was uploaded for it may be deleted: no
   * other job needs it. From then on no job that needs it is accepted.
   */
  boolean releaseInput(String upload, Instant now);
}
