package dev.cadenza.dashboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The API's description, for programs. */
@Path("/api/schema")
public final class SchemaResource {
  SchemaResource() {}

  /** Made when it is first asked for, so that nobody else waits for it. */
  private static final class Description {
    static final Asset ASSET = Asset.of("application/json", ApiDescription.json());
  }

  @GET
  public Response schema(@Context ContainerRequestContext request) {
    return Description.ASSET.answer(request).header("Cache-Control", "no-cache").build();
  }
}
