package dev.cadenza.jobsapi;

import dev.cadenza.engines.choice.Engines;
import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.jobsapi.links.FetchQueue;
import dev.cadenza.jobsapi.links.LinkRules;

/** {@code /api/jobs/} and {@code /api/uploads/}. */
public final class JobsHandler extends ApiFunction {
  public JobsHandler() {
    super(JobsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    SpendingLimit limit =
        new SpendingLimit(wiring.engineDirectory(), wiring.jobs(), wiring.clock());
    return HttpFunction.guarded(
        wiring.authentication(),
        new JobResource(
            wiring.jobs(),
            wiring.life(),
            new JobLists(wiring.jobs(), wiring.rights()),
            submissions(wiring, limit),
            wiring.rights(),
            wiring.idempotency(),
            wiring.clock()),
        new StatsResource(
            wiring.jobs(), wiring.projects(), wiring.results(), wiring.settings(), limit),
        new UploadResource(
            wiring.uploads(),
            wiring.links(),
            wiring.partUploads(),
            wiring.files(),
            LinkRules.of(wiring.environment()),
            new FetchQueue(wiring.clients().sqs(), wiring.environment()),
            wiring.idempotency(),
            wiring.clock()));
  }

  private static Submissions submissions(Wiring wiring, SpendingLimit limit) {
    Engines engines = wiring.engines();
    EngineRules rules = new EngineRules(engines);
    return new Submissions(
        wiring.rights(),
        wiring.uploads(),
        wiring.files(),
        wiring.queue(),
        rules,
        new JobTerms(wiring.settings(), rules, new Feasibility(engines), limit),
        wiring.clock());
  }
}
