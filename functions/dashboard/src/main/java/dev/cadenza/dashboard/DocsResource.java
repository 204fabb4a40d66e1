package dev.cadenza.dashboard;

import dev.cadenza.http.wire.WireException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The API description as a web page: Swagger UI, without resources of other origins. */
@Path("/api/docs")
public final class DocsResource {
  // Swagger UI draws its icons from data URLs, and calls the API of the same origin.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE = "index.html";
  private static final String WEB_JAR = new WebJar("org.webjars", "swagger-ui").folder();
  private static final String HTML = "text/html; charset=UTF-8";
  private static final String SCRIPT = "text/javascript; charset=UTF-8";
  private static final String STYLE = "text/css; charset=UTF-8";

  /** All served files; any other name is not found. */
  private static final Map<String, Source> FILES =
      Map.of(
          PAGE,
          new Source(HTML, "docs/index.html"),
          "docs.js",
          new Source(SCRIPT, "docs/docs.js"),
          "theme.js",
          new Source(SCRIPT, "docs/theme.js"),
          "docs.css",
          new Source(STYLE, "docs/docs.css"),
          "tokens.css",
          new Source(STYLE, "app/tokens.css"),
          "swagger-ui-bundle.js",
          new Source(SCRIPT, WEB_JAR + "swagger-ui-bundle.js"),
          "swagger-ui.css",
          new Source(STYLE, WEB_JAR + "swagger-ui.css"),
          "favicon-32x32.png",
          new Source("image/png", WEB_JAR + "favicon-32x32.png"));

  private static final Map<String, Asset> ASSETS = new ConcurrentHashMap<>();

  DocsResource() {}

  private record Source(String contentType, String path) {
    Asset read() {
      return Asset.ofClassPath(contentType, path);
    }
  }

  @GET
  public Response page(@Context ContainerRequestContext request) {
    return answer(PAGE, request);
  }

  @GET
  @Path("{file}")
  public Response file(@PathParam("file") String file, @Context ContainerRequestContext request) {
    if (!FILES.containsKey(file)) {
      throw WireException.notFound();
    }
    return answer(file, request);
  }

  private static Response answer(String file, ContainerRequestContext request) {
    return ASSETS
        .computeIfAbsent(file, name -> FILES.get(name).read())
        .answer(request)
        .header("Cache-Control", file.equals(PAGE) ? "no-cache" : "public, max-age=3600")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
