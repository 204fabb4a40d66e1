package dev.cadenza.dashboard;

import dev.cadenza.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The health checks for clients and load balancers. */
@Path("/api")
public final class OpenResource {
  @GET
  @Path("test")
  public Response test() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("message", "Backend connected successfully");
    body.put("status", "ok");
    return Answers.ok(body);
  }

  @GET
  @Path("health")
  public Response health() {
    return Answers.ok(Map.of("status", "ok"));
  }
}
