package dev.cadenza.jobs.wire;

import dev.cadenza.model.JobEvent;

/**
 * What a client's socket gets when an event happens, or when it asks for what it missed.
 *
 * @param type {@code job.update} or {@code job.deleted}
 */
public record JobFrame(String type, JobJson job, String cursor) {
  public static JobFrame of(JobEvent event) {
    return new JobFrame(
        event.deletion() ? "job.deleted" : "job.update", JobJson.of(event.job()), event.cursor());
  }
}
