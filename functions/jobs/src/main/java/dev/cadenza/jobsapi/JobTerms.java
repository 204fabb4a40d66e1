package dev.cadenza.jobsapi;

import dev.cadenza.aws.dynamodb.DynamoSettings;
import dev.cadenza.http.Form;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.model.Cost;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Determines the engines and the spending limit of a job, and rejects unsupported ones. */
final class JobTerms {
  private final DynamoSettings settings;
  private final EngineRules engines;
  private final Feasibility feasibility;
  private final SpendingLimit limit;

  JobTerms(
      DynamoSettings settings, EngineRules engines, Feasibility feasibility, SpendingLimit limit) {
    this.settings = settings;
    this.engines = engines;
    this.feasibility = feasibility;
    this.limit = limit;
  }

  /**
   * The terms of a job.
   *
   * @param parameters with the engines, pronunciations and vocabulary of its owner's settings
   * @param limit the owner's spending limit per month, if set
   */
  record Terms(SubmittedParameters parameters, Optional<Cost> limit) {}

  /** Starts to read the owner's settings, which takes as long as reading the project. */
  CompletableFuture<OwnerSettings> settingsOf(String owner) {
    return CompletableFuture.supplyAsync(
        () -> new OwnerSettings(settings.visibleTo(owner)), Thread::startVirtualThread);
  }

  /**
   * The terms of a job with these parameters, which are of valid types.
   *
   * @param project the id of the job's project
   * @throws dev.cadenza.http.wire.WireException 400 when no engine supports it, 402 when it would
   *     cost too much
   */
  Terms settle(Form form, SubmittedParameters given, String owner, String project) {
    return settle(form, given, owner, project, new OwnerSettings(settings.visibleTo(owner)));
  }

  /** Like {@link #settle(Form, SubmittedParameters, String, String)}, with read settings. */
  Terms settle(
      Form form, SubmittedParameters given, String owner, String project, OwnerSettings own) {
    SubmittedParameters chosen = engines.settled(given, own);
    SubmittedParameters settled =
        feasible(
            form,
            VocabularyRules.settled(PronunciationRules.settled(chosen, own, project), own, project),
            owner);
    return new Terms(settled, limit.check(settled, owner, own));
  }

  /**
   * The parameters with standard language tags.
   *
   * @throws dev.cadenza.http.wire.WireException 400 when no engine supports them
   */
  SubmittedParameters feasible(Form form, SubmittedParameters parameters, String owner) {
    SubmittedParameters spelled = parameters.spelled();
    Map<String, Object> faults = feasibility.faults(spelled.typed(), owner);
    if (!faults.isEmpty()) {
      form.reject("parameters", faults);
    }
    form.check();
    return spelled;
  }
}
