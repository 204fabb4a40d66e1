package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * One committed change of a job: the job as it was just after it.
 *
 * @param cursor orders the events of all jobs of one owner by time; what a client keeps to ask for
 *     the rest later
 * @param job the job at {@link Job#version()}, with long parameters shortened
 * @param deletion whether the job was deleted, which is its last event
 */
public record JobEvent(String cursor, Job job, boolean deletion) {
  public JobEvent {
    requireNonNull(cursor, "cursor");
    requireNonNull(job, "job");
  }
}
