package dev.cadenza.dashboard;

import dev.cadenza.aws.Environment;
import dev.cadenza.http.Call;
import dev.cadenza.http.wire.WireException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * The web application. Each screen has its own path, and the response to each of them is the same
 * page.
 */
@Path("/")
public final class AppResource {
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final String socketUrl;
  private final Optional<String> storageUrl;
  private Optional<AppFiles> files = Optional.empty();

  AppResource(Environment environment) {
    this.socketUrl = environment.get("WEBSOCKET_URL");
    // The local cloud serves both APIs and the files from one origin, under several host names.
    this.storageUrl =
        environment.find("S3_LINK_ENDPOINT").isPresent()
            ? Optional.empty()
            : Optional.of(environment.get("BUCKET_URL"));
  }

  @GET
  public Response start(@Context ContainerRequestContext request) {
    return page(request);
  }

  @GET
  @Path("{path: .+}")
  public Response path(@PathParam("path") String path, @Context ContainerRequestContext request) {
    String root = files().root() + "/";
    if (("/" + path).startsWith(root)) {
      return files()
          .file(("/" + path).substring(root.length()))
          .map(file -> answer(file, IMMUTABLE, request))
          .orElseThrow(WireException::notFound);
    }
    // A request for a file must not return the page.
    if (path.contains(".") || path.matches("app(/.*)?")) {
      throw WireException.notFound();
    }
    return page(request);
  }

  private Response page(ContainerRequestContext request) {
    return answer(files().page(socketUrl(request)), "no-cache", request);
  }

  /** The URL of the WebSocket API for the caller of this page. */
  private String socketUrl(ContainerRequestContext request) {
    return storageUrl.isPresent()
        ? socketUrl
        : Call.of(request).origin().replaceFirst("^http", "ws") + URI.create(socketUrl).getPath();
  }

  private Response answer(Asset asset, String caching, ContainerRequestContext request) {
    return asset
        .answer(request)
        .header("Cache-Control", caching)
        .header("Content-Security-Policy", policy(request))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .build();
  }

  /** The page runs its own modules, calls both APIs, and uploads and plays files of S3. */
  private String policy(ContainerRequestContext request) {
    String storage = storageUrl.map(url -> " " + url).orElse("");
    return "default-src 'none'; script-src 'self' '%s'; style-src 'self'; img-src 'self' data:%s; "
            .formatted(files().importMapHash(), storage)
        + "media-src 'self' blob:%s; connect-src 'self' %s%s; font-src 'self'; manifest-src 'self'; "
            .formatted(storage, origin(socketUrl(request)), storage)
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** Loaded on first use: most instances serve only the API. */
  private synchronized AppFiles files() {
    AppFiles there = files.orElseGet(AppFiles::new);
    files = Optional.of(there);
    return there;
  }
}
