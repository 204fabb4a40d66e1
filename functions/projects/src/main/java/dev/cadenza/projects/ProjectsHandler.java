package dev.cadenza.projects;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/projects/}. */
public final class ProjectsHandler extends ApiFunction {
  public ProjectsHandler() {
    super(ProjectsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new ProjectResource(
            wiring.projects(), wiring.life(), wiring.idempotency(), wiring.clock()));
  }
}
