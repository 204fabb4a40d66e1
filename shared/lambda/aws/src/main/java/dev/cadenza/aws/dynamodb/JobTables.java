package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import java.util.Optional;

/**
 * The names of the tables of jobs.
 *
 * @param results empty, like the following three, in functions that only read jobs and their
 *     events: functions get only the tables they use
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
