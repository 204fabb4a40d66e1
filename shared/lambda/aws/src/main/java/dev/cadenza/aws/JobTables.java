package dev.cadenza.aws;

import java.util.Optional;

/**
 * The names of the tables that a job lies in.
 *
 * @param results empty, as the three after it, in functions that only read jobs and their events:
 *     they are given no more than they use
 */
record JobTables(
    String jobs,
    String events,
    String results,
    String counters,
    String uploads,
    Optional<String> idempotencyKeys) {
  static JobTables of(Environment environment) {
    return new JobTables(
        environment.get("JOBS_TABLE"),
        environment.get("JOB_EVENTS_TABLE"),
        environment.find("JOB_RESULTS_TABLE").orElse(""),
        environment.find("COUNTERS_TABLE").orElse(""),
        environment.find("UPLOADS_TABLE").orElse(""),
        environment.find("IDEMPOTENCY_KEYS_TABLE"));
  }
}
