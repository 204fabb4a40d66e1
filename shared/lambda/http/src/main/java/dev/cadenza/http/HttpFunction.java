package dev.cadenza.http;

import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.http.container.JerseyContainer;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.slf4j.MDC;

/** A Lambda function behind an HTTP API (payload format 2.0) that serves JAX-RS resources. */
public final class HttpFunction {
  // Referenced here, because the logging system may lose the level of an unreferenced logger.
  private static final Logger PROVIDERS =
      Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

  private static final byte[] NOWHERE =
      """
      {"version": "2.0", "routeKey": "GET /nowhere", "rawPath": "/nowhere", "rawQueryString": "",
       "headers": {"accept": "application/json", "host": "priming"}, "isBase64Encoded": false,
       "requestContext": {"http": {"method": "GET", "path": "/nowhere", "sourceIp": "127.0.0.1"}}}
      """
          .getBytes(StandardCharsets.UTF_8);

  static {
    // Jersey warns that resources registered as objects are not providers, which is not required.
    PROVIDERS.setLevel(Level.SEVERE);
  }

  private final JerseyContainer container;

  @SuppressWarnings("UnusedVariable") // Referenced here because the context refers to it weakly.
  private final Priming priming = Priming.of(this::prime);

  @SuppressWarnings("UnusedVariable") // kept for the context that calls it
  private final Optional<Priming> more;

  private HttpFunction(Guard guard, Optional<Priming> more, Object... resources) {
    this.more = more;
    ResourceConfig application = new ResourceConfig();
    application.register(guard);
    application.register(new Errors());
    application.register(new Options());
    application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    for (Object resource : resources) {
      application.register(resource);
    }
    container = JerseyContainer.of(application);
  }

  /** Serves public resources. */
  public static HttpFunction open(Object... resources) {
    return new HttpFunction(new Guard(Optional.empty(), _ -> false), Optional.empty(), resources);
  }

  /** Serves public resources that have something to prepare themselves. */
  public static HttpFunction primed(Priming priming, Object... resources) {
    return new HttpFunction(
        new Guard(Optional.empty(), _ -> false), Optional.of(priming), resources);
  }

  /** Serves resources to callers with a token; viewers have read-only access. */
  public static HttpFunction guarded(Authentication authentication, Object... resources) {
    return guarded(new Guard(Optional.of(authentication), _ -> false), resources);
  }

  /** Serves resources to callers with a token; the resources check what a viewer may write. */
  public static HttpFunction guardedForAll(Authentication authentication, Object... resources) {
    return guarded(new Guard(Optional.of(authentication), _ -> true), resources);
  }

  /**
   * Serves resources to callers with a token; viewers have read-only access, and may send the
   * requests that {@code viewersWrite} accepts.
   */
  public static HttpFunction guardedExcept(
      Authentication authentication,
      Predicate<ContainerRequestContext> viewersWrite,
      Object... resources) {
    return guarded(new Guard(Optional.of(authentication), viewersWrite), resources);
  }

  private static HttpFunction guarded(Guard guard, Object... resources) {
    return new HttpFunction(guard, Optional.empty(), resources);
  }

  public void handle(InputStream event, OutputStream answer, Context context) throws IOException {
    ObjectMapper json = LambdaContainerHandler.getObjectMapper();
    HttpApiV2ProxyRequest request = json.readValue(event, HttpApiV2ProxyRequest.class);
    request.setRawPath(QueryString.literal(request.getRawPath()));
    request.setRawQueryString(QueryString.readable(request.getRawQueryString()));
    try (MDC.MDCCloseable _ = MDC.putCloseable("request", id(request))) {
      json.writeValue(answer, container.proxy(request, context));
    }
  }

  /** The identifier that API Gateway has in its log and in the response. */
  private static String id(HttpApiV2ProxyRequest request) {
    return String.valueOf(request.getRequestContext().getRequestId());
  }

  /** Sends a request without a matching resource through all filters, and returns the response. */
  String prime() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handle(new ByteArrayInputStream(NOWHERE), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
