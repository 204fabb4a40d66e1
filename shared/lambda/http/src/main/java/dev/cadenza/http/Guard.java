package dev.cadenza.http;

import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Authenticates the caller and checks the role, before anything else: Django REST framework returns
 * 401 and 403 before 404, 405 and 415.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class Guard implements ContainerRequestFilter {
  static final String CALLER = "dev.cadenza.caller";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Optional<Authentication> authentication;
  private final Predicate<ContainerRequestContext> viewersWrite;

  /**
   * @param authentication empty for public resources
   * @param viewersWrite whether the resource checks itself what a viewer may write
   */
  Guard(Optional<Authentication> authentication, Predicate<ContainerRequestContext> viewersWrite) {
    this.authentication = authentication;
    this.viewersWrite = viewersWrite;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!Accept.allowsJson(request.getHeaderString("Accept"))) {
      throw WireException.notAcceptable();
    }
    authentication.ifPresent(by -> admit(request, by));
    String type = request.getHeaderString("Content-Type");
    if (type != null && !type.contains("/") && request.hasEntity()) {
      // An invalid media type would be rejected without a message.
      throw WireException.unsupportedMediaType(type);
    }
  }

  private void admit(ContainerRequestContext request, Authentication by) {
    Caller caller =
        by.caller(request.getHeaderString("Authorization"))
            .orElseThrow(WireException::notAuthenticated);
    if (!caller.role().writes()
        && !SAFE.contains(request.getMethod())
        && !viewersWrite.test(request)) {
      throw WireException.forbidden();
    }
    request.setProperty(CALLER, caller);
  }
}
