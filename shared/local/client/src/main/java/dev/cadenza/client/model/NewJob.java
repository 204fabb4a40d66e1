package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.JobType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job to submit.
 *
 * @param parameters of the job type; text to speech: {@code text}, {@code voice}, {@code language},
 *     {@code speed}, {@code format}; speech to text: {@code language}
 * @param inputFile the id of an upload
 */
public record NewJob(
    String project, JobType jobType, Map<String, Object> parameters, Optional<String> inputFile) {
  public NewJob {
    requireNonNull(project, "project");
    requireNonNull(jobType, "jobType");
    // Not Map.copyOf: a JSON object may hold nulls.
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(inputFile, "inputFile");
  }

  public static NewJob textToSpeech(String project, Map<String, Object> parameters) {
    return new NewJob(project, JobType.TTS, parameters, Optional.empty());
  }

  public static NewJob speechToText(String project, String upload) {
    return new NewJob(project, JobType.STT, Map.of(), Optional.of(upload));
  }
}
