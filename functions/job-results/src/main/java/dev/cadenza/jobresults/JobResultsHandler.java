package dev.cadenza.jobresults;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/job-results/}. */
public final class JobResultsHandler extends ApiFunction {
  public JobResultsHandler() {
    super(JobResultsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new JobResultResource(wiring.results(), wiring.rights(), wiring.links()));
  }
}
