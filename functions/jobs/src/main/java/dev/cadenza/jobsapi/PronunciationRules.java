package dev.cadenza.jobsapi;

import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.jobs.parameters.terms.PronunciationEntries;

/** The pronunciations of a job: its own parameter, then the settings. */
final class PronunciationRules {
  private PronunciationRules() {}

  /**
   * Adds the entries of the settings, so that a later change of them does not change the job.
   *
   * @throws WireException 400 if there are too many
   */
  static SubmittedParameters settled(
      SubmittedParameters parameters, OwnerSettings settings, String project) {
    SubmittedParameters settled = parameters.withPronunciations(settings.visible(), project);
    int entries = settled.typed().pronunciations().size();
    if (entries > PronunciationEntries.MAX) {
      throw WireException.detail(
          400,
          "The job and the settings have %d pronunciations together. Keep at most %d."
              .formatted(entries, PronunciationEntries.MAX));
    }
    return settled;
  }
}
