package dev.cadenza.http;

import dev.cadenza.http.wire.Wire;
import dev.cadenza.http.wire.WireException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts exceptions to responses. Internal messages are never sent to a client. */
final class Errors implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  // Both are proxies of the current request; a request's own context, injected here, is not.
  @Context private Request request;
  @Context private UriInfo uri;

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case WireException e -> answer(e);
      case NotAllowedException e ->
          allowing(e, answer(WireException.methodNotAllowed(request.getMethod())));
      case NotFoundException _ -> answer(WireException.notFound());
      case WebApplicationException e when e.getResponse().getStatus() < 500 ->
          answer(
              WireException.detail(
                  e.getResponse().getStatus(), e.getResponse().getStatusInfo().getReasonPhrase()));
      default -> {
        LOG.error("{} {} failed", request.getMethod(), uri.getPath(), thrown);
        yield answer(WireException.detail(500, "A server error occurred."));
      }
    };
  }

  private static Response allowing(NotAllowedException e, Response answer) {
    String allowed = e.getResponse().getHeaderString("Allow");
    // Jersey supports HEAD wherever it supports GET, and reports it only after the request.
    String all = allowed.contains("GET") && !allowed.contains("HEAD") ? allowed + ",HEAD" : allowed;
    return Response.fromResponse(answer).header("Allow", all.replaceAll(",\\s*", ", ")).build();
  }

  static Response answer(WireException e) {
    Response.ResponseBuilder response =
        Response.status(e.status()).type("application/json").entity(Wire.write(e.body()));
    e.headers().forEach(response::header);
    return response.build();
  }
}
