package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import java.time.Duration;

/** Delivers jobs to the workers of their type, at least once. */
public interface JobQueue {
  /**
   * Sends a message for this attempt of the job.
   *
   * @param delay until a worker may receive it; at most 15 minutes
   */
  void send(Job job, Duration delay);
}
