package dev.cadenza.projects;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;

/** {@code /api/projects/}, with the members of projects. */
public final class ProjectsHandler extends ApiFunction {
  private static final Pattern MEMBER = Pattern.compile("/?api/projects/[^/]+/members/[^/]+/?");

  public ProjectsHandler() {
    super(ProjectsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guardedExcept(
        wiring.authentication(),
        ProjectsHandler::leaves,
        new ProjectResource(
            wiring.projects(),
            wiring.members(),
            wiring.accounts(),
            wiring.rights(),
            wiring.life(),
            wiring.idempotency(),
            wiring.clock()),
        new MemberResource(
            wiring.members(),
            wiring.accounts(),
            wiring.rights(),
            wiring.feed(),
            wiring.idempotency(),
            wiring.clock()));
  }

  /** Everyone may leave a project: also a viewer, who may write nothing else. */
  private static boolean leaves(ContainerRequestContext request) {
    return request.getMethod().equals("DELETE")
        && MEMBER.matcher(request.getUriInfo().getPath(false)).matches();
  }
}
