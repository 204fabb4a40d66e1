package dev.cadenza.dashboard;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** Serves public resources: the web application, and the API description. */
public final class DashboardHandler extends ApiFunction {
  public DashboardHandler() {
    super(DashboardHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.open(
        new OpenResource(HealthChecks.of(wiring)),
        new TestEndpoint(),
        new SchemaResource(),
        new DocsResource(),
        new AppResource(wiring.environment()));
  }
}
