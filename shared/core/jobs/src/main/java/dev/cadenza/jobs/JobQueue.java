package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import java.time.Duration;

/** Carries a job to the workers of its type, at least once. */
public interface JobQueue {
  /**
   * Sends the word that this attempt of the job wants a worker.
   *
   * @param delay until a worker may see it; at most 15 minutes
   */
  void send(Job job, Duration delay);
}
