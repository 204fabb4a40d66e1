package dev.cadenza.dashboard;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** Serves what needs no token: the web application, and the description of the API. */
public final class DashboardHandler extends ApiFunction {
  public DashboardHandler() {
    super(DashboardHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.open(
        new OpenResource(),
        new TestEndpoint(),
        new SchemaResource(),
        new DocsResource(),
        new AppResource(wiring.environment()));
  }
}
