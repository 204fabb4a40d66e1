package dev.cadenza.aws;

/** The names of the tables that a job lies in. */
record JobTables(
    String jobs, String events, String results, String counters, String idempotencyKeys) {
  static JobTables of(Environment environment) {
    return new JobTables(
        environment.get("JOBS_TABLE"),
        environment.get("JOB_EVENTS_TABLE"),
        environment.get("JOB_RESULTS_TABLE"),
        environment.get("COUNTERS_TABLE"),
        // Only functions that accept jobs write keys.
        environment.find("IDEMPOTENCY_KEYS_TABLE").orElse(""));
  }
}
