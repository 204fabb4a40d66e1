package dev.cadenza.jobsapi;

import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import java.util.List;

/** The vocabulary of a job: its own parameter, then the settings. */
final class VocabularyRules {
  private VocabularyRules() {}

  /**
   * Adds the terms of the settings, so that a later change of them does not change the job.
   *
   * @throws WireException 400 if there are too many
   */
  static SubmittedParameters settled(
      SubmittedParameters parameters, OwnerSettings settings, String project) {
    SubmittedParameters settled = parameters.withVocabulary(settings.visible(), project);
    int terms = settled.json().get(VocabularyTerms.NAME) instanceof List<?> list ? list.size() : 0;
    if (terms > VocabularyTerms.MAX) {
      throw WireException.detail(
          400,
          "The job and the settings have %d terms in their vocabulary together. Keep at most %d."
              .formatted(terms, VocabularyTerms.MAX));
    }
    return settled;
  }
}
