package dev.cadenza.dashboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The API description in machine-readable form. */
@Path("/api/schema")
public final class SchemaResource {
  SchemaResource() {}

  /** Created on first use, so that other requests do not wait for it. */
  private static final class Description {
    static final Asset ASSET = Asset.of("application/json", ApiDescription.json());
  }

  @GET
  public Response schema(@Context ContainerRequestContext request) {
    return Description.ASSET.answer(request).header("Cache-Control", "no-cache").build();
  }
}
