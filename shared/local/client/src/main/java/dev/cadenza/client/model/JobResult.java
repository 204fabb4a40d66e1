package dev.cadenza.client.model;

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
 * @param files the main file first
 * @param metadata engine, durations and times, as JSON values
 */
public record JobResult(
    String id,
    String job,
    List<ResultFile> files,
    String logs,
    Map<String, Object> metadata,
    Instant finishedAt) {
  public JobResult {
    requireNonNull(id, "id");
    requireNonNull(job, "job");
    files = List.copyOf(files);
    requireNonNull(logs, "logs");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    requireNonNull(finishedAt, "finishedAt");
  }

  /** The file of this name. */
  public Optional<ResultFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** The duration of the audio in seconds, if the job reports it. */
  public Optional<Double> audioSeconds() {
    return metadata.get("audio_seconds") instanceof Number seconds
        ? Optional.of(seconds.doubleValue())
        : Optional.empty();
  }
}
