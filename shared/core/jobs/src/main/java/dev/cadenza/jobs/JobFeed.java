package dev.cadenza.jobs;

import dev.cadenza.model.JobEvent;

/**
 * Sends events to the owner's open connections.
 *
 * <p>Best effort: it never throws, and what it loses a client gets from the event log when it
 * reconnects.
 */
@FunctionalInterface
public interface JobFeed {
  JobFeed NONE = event -> {};

  void push(JobEvent event);
}
