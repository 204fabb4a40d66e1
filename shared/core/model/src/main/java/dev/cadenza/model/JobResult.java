package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The output of a completed job.
 *
 * @param id the job's own id: a job has one result, which a later attempt replaces
 * @param files its output files, the main file first
 * @param logs one line per step, for users
 * @param metadata engine, durations, times of the steps, as JSON values
 * @param words by which a search finds it, in lower case, each once, separated by spaces
 */
public record JobResult(
    String id,
    String job,
    String owner,
    List<ResultFile> files,
    String logs,
    Map<String, Object> metadata,
    Instant finishedAt,
    String words) {
  /** The metadata key of the job's cost in dollars. */
  public static final String COST = "cost_usd";

  public JobResult {
    requireNonNull(id, "id");
    requireNonNull(job, "job");
    requireNonNull(owner, "owner");
    files = List.copyOf(files);
    requireNonNull(logs, "logs");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    requireNonNull(finishedAt, "finishedAt");
    requireNonNull(words, "words");
  }

  /** A result that a search does not find by its content. */
  public JobResult(
      String id,
      String job,
      String owner,
      List<ResultFile> files,
      String logs,
      Map<String, Object> metadata,
      Instant finishedAt) {
    this(id, job, owner, files, logs, metadata, finishedAt, "");
  }

  public Optional<ResultFile> mainFile() {
    return files.stream().findFirst();
  }
}
