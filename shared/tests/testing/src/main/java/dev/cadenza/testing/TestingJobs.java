package dev.cadenza.testing;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Ulid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Jobs for tests. */
public final class TestingJobs {
  public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private TestingJobs() {}

  public static Job pending() {
    return pending("owner", JobType.TTS, NOON);
  }

  public static Job pending(String owner, JobType type, Instant now) {
    return Job.accepted(
        Ulid.next(now),
        "project-of-" + owner,
        owner,
        type,
        Optional.empty(),
        Map.of("text", "Hello."),
        now);
  }
}
