package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a completed job made.
 *
 * @param id the job's own id: a job has one result, which a later attempt replaces
 * @param files what it left, the main file first
 * @param logs one line a step, for people
 * @param metadata engine, lengths, times of the steps, as JSON values
 */
public record JobResult(
    String id,
    String job,
    String owner,
    List<ResultFile> files,
    String logs,
    Map<String, Object> metadata,
    Instant finishedAt) {
  /** Under which the metadata has what the job cost, in dollars. */
  public static final String COST = "cost_usd";

  public JobResult {
    requireNonNull(id, "id");
    requireNonNull(job, "job");
    requireNonNull(owner, "owner");
    files = List.copyOf(files);
    requireNonNull(logs, "logs");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    requireNonNull(finishedAt, "finishedAt");
  }

  public Optional<ResultFile> mainFile() {
    return files.stream().findFirst();
  }
}
