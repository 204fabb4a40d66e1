package dev.cadenza.platform;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The workers of the last run of a platform, which ended with it. Their jobs need not wait until
 * the leases expire: nothing else works on the data.
 */
final class DeadWorkers {
  private static final int PAGE = 100;

  /** More than a worker's lease. A longer one is a pause after failures of a service, and stays. */
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(20);

  private DeadWorkers() {}

  /**
   * Ends the leases of running jobs. Called before the first worker starts.
   *
   * @return the number of jobs
   */
  static int release(JobStore store, Instant now) {
    int released = 0;
    Optional<String> cursor = Optional.empty();
    do {
      JobPage page = store.list(running(cursor));
      for (Job job : page.jobs()) {
        released += isHeld(job, now) && release(store, job, now) ? 1 : 0;
      }
      cursor = page.next();
    } while (cursor.isPresent());
    return released;
  }

  private static JobQuery running(Optional<String> cursor) {
    return new JobQuery(
        new JobScope.Everybody(),
        Optional.empty(),
        Optional.of(JobStatus.RUNNING),
        Optional.empty(),
        true,
        cursor,
        0,
        PAGE);
  }

  private static boolean isHeld(Job job, Instant now) {
    return job.lease()
        .filter(lease -> lease.heldAt(now))
        .filter(lease -> lease.until().isBefore(now.plus(LONGEST_LEASE)))
        .isPresent();
  }

  /** The claim still counts: a job that ends its platform each time must fail in the end. */
  private static boolean release(JobStore store, Job job, Instant now) {
    Job free = job.released(false, Optional.empty(), now, now);
    return store.commit(JobCommit.changing(job, free, now)) == Outcome.COMMITTED;
  }
}
