package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.util.Optional;

/**
 * A query for a page of jobs.
 *
 * @param search a text in the job's id or parameters, case-insensitive
 * @param newestFirst the order, by time of creation
 * @param cursor the identifier of the job directly before the page; empty for the first page
 * @param skip the number of jobs to skip after the cursor
 * @param limit the maximum number of jobs
 */
public record JobQuery(
    JobScope scope,
    Optional<JobType> type,
    Optional<JobStatus> status,
    Optional<String> search,
    boolean newestFirst,
    Optional<String> cursor,
    int skip,
    int limit) {
  public JobQuery {
    requireNonNull(scope, "scope");
    if (skip < 0 || limit < 1) {
      throw new IllegalArgumentException("skip " + skip + ", limit " + limit);
    }
  }

  public static JobQuery of(JobScope scope, int limit) {
    return new JobQuery(
        scope,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        0,
        limit);
  }
}
