package dev.cadenza.dashboard;

import dev.cadenza.http.wire.WireException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;

/** A Django view that is a function does not support {@code HEAD}; all other views do. */
@PreMatching
final class TestEndpoint implements ContainerRequestFilter {
  private static final Set<String> ALLOWED = Set.of("GET", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().matches("/?api/test/?")
        && !ALLOWED.contains(request.getMethod())) {
      throw WireException.methodNotAllowed(request.getMethod(), "GET, OPTIONS");
    }
  }
}
