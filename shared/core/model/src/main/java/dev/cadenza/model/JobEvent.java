package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * One committed change of a job.
 *
 * @param cursor orders the events of all jobs of one owner by time; a client sends it to get later
 *     events
 * @param job the job at {@link Job#version()}, with long parameters shortened
 * @param deletion whether the job was deleted; this is its last event
 */
public record JobEvent(String cursor, Job job, boolean deletion) {
  public JobEvent {
    requireNonNull(cursor, "cursor");
    requireNonNull(job, "job");
  }
}
