package dev.cadenza.dashboard;

import dev.cadenza.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The health checks for clients and load balancers. */
@Path("/api")
public final class OpenResource {
  record Connected(String message, String status) {}

  private final Health health;

  OpenResource(Health health) {
    this.health = health;
  }

  @GET
  @Path("test")
  public Response test() {
    return Answers.ok(new Connected("Backend connected successfully", "ok"));
  }

  @GET
  @Path("health")
  public Response health() throws InterruptedException {
    Health.Report report = health.report();
    return Answers.json(report.ok() ? 200 : 503, report)
        // A proxy that kept a report would hide the next one.
        .header("Cache-Control", "no-store")
        .build();
  }
}
