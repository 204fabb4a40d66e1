package dev.cadenza.dashboard;

import dev.cadenza.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The health checks for clients and load balancers. */
@Path("/api")
public final class OpenResource {
  record Connected(String message, String status) {}

  record Health(String status) {}

  @GET
  @Path("test")
  public Response test() {
    return Answers.ok(new Connected("Backend connected successfully", "ok"));
  }

  @GET
  @Path("health")
  public Response health() {
    return Answers.ok(new Health("ok"));
  }
}
