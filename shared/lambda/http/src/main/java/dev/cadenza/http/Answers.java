package dev.cadenza.http;

import dev.cadenza.http.wire.Wire;
import jakarta.ws.rs.core.Response;

/** Successful responses. */
public final class Answers {
  private Answers() {}

  public static Response ok(Object body) {
    return json(200, body).build();
  }

  public static Response created(Object body) {
    return json(201, body).build();
  }

  public static Response noContent() {
    return Response.noContent().build();
  }

  /** The response for a versioned resource: the version is its ETag. */
  public static Response versioned(int status, Object body, long version) {
    return json(status, body).header("ETag", etag(version)).build();
  }

  public static Response.ResponseBuilder json(int status, Object body) {
    return Response.status(status).type("application/json").entity(Wire.write(body));
  }

  static String etag(long version) {
    return "\"" + version + "\"";
  }
}
