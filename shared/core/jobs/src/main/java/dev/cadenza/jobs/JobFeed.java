package dev.cadenza.jobs;

import dev.cadenza.model.JobEvent;

/**
 * Sends events to the owner's open connections.
 *
 * <p>Best effort: it never throws, and a client receives lost events from the event log when it
 * reconnects.
 */
@FunctionalInterface
public interface JobFeed {
  JobFeed NONE = event -> {};

  void push(JobEvent event);
}
