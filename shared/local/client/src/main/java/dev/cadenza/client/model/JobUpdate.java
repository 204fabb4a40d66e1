package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

/**
 * A pushed change of a job.
 *
 * @param job the job just after the change
 * @param cursor its position in the owner's events
 */
public record JobUpdate(Job job, String cursor) {
  public JobUpdate {
    requireNonNull(job, "job");
    requireNonNull(cursor, "cursor");
  }
}
