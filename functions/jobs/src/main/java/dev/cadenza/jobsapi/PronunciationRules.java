package dev.cadenza.jobsapi;

import dev.cadenza.http.WireException;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.jobs.parameters.PronunciationEntries;
import dev.cadenza.model.JobType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How words are spoken in a job: what it asks for itself, and then the settings. */
final class PronunciationRules {
  private PronunciationRules() {}

  /**
   * Adds the entries of the settings, so that a later change of them does not change the job.
   *
   * @throws WireException 400 if there are too many
   */
  static Map<String, Object> settled(
      JobType type, Map<String, Object> parameters, OwnerSettings settings, String project) {
    boolean spoken =
        JobParameters.of(type).parameters().stream()
            .anyMatch(it -> it.name().equals(PronunciationEntries.NAME));
    List<Object> entries =
        PronunciationEntries.merged(
            parameters.get(PronunciationEntries.NAME), settings.visible(), project);
    if (!spoken || entries.isEmpty()) {
      return parameters;
    }
    if (entries.size() > PronunciationEntries.MAX) {
      throw WireException.detail(
          400,
          "The job and the settings have %d pronunciations together. Keep at most %d."
              .formatted(entries.size(), PronunciationEntries.MAX));
    }
    Map<String, Object> settled = new LinkedHashMap<>(parameters);
    settled.put(PronunciationEntries.NAME, entries);
    return settled;
  }
}
