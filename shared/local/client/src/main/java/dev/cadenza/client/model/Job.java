package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job in the API.
 *
 * @param progress percent, 0-100
 * @param inputFile the upload of its input
 * @param createdBy the id of its owner
 * @param version increases by one with each change
 */
public record Job(
    String id,
    String project,
    JobType jobType,
    JobStatus status,
    int progress,
    Optional<String> inputFile,
    Map<String, Object> parameters,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> step,
    Optional<JobError> error,
    int attempt,
    long version,
    Optional<String> engine,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  public Job {
    requireNonNull(id, "id");
    requireNonNull(project, "project");
    requireNonNull(jobType, "jobType");
    requireNonNull(status, "status");
    // Not Map.copyOf: a JSON object may hold nulls.
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(createdBy, "createdBy");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }

  public boolean finished() {
    return status.terminal();
  }
}
