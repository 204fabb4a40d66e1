package dev.cadenza.cli.remote;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** Reads jobs while they run, and endures a restart of the platform. */
final class JobReader {
  /** Longer than a restart of a platform. */
  private static final Duration RESTART = Duration.ofMinutes(2);

  private final CadenzaClient client;
  private Instant unreachableSince;

  JobReader(CadenzaClient client) {
    this.client = client;
  }

  /** The current state of the job, or the known one while the platform is not reached. */
  Job read(Job job) {
    try {
      Job answered = client.job(job.id());
      unreachableSince = null;
      return answered;
    } catch (UncheckedIOException e) {
      Instant now = Instant.now();
      if (unreachableSince == null) {
        unreachableSince = now;
      }
      if (Duration.between(unreachableSince, now).compareTo(RESTART) > 0) {
        throw e;
      }
      return job;
    }
  }

  /** Whether the last request got no answer. */
  boolean unreachable() {
    return unreachableSince != null;
  }
}
