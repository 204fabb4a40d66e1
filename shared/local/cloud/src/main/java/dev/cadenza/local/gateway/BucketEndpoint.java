package dev.cadenza.local.gateway;

import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.BucketSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves files at the origin of the API: forwards requests below a bucket's name to S3Proxy, with
 * the host of signed links, and returns its responses. Bodies are streamed in both directions.
 * S3Proxy verifies the signature.
 */
final class BucketEndpoint implements Endpoint, AutoCloseable {

  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final String CORS = "access-control-";
  private static final int CONNECTIONS = 512;

  private final Map<String, BucketCors> buckets;
  private final Addresses addresses;
  private final HttpClient client;

  BucketEndpoint(List<BucketSpec> buckets, Addresses addresses) {
    this.buckets =
        buckets.stream()
            .collect(Collectors.toMap(BucketSpec::name, bucket -> new BucketCors(bucket.cors())));
    this.addresses = addresses;
    this.client = client();
  }

  /** A client that changes neither requests nor responses. */
  private static HttpClient client() {
    HttpClient client = new HttpClient();
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(CONNECTIONS);
    // A paused player may continue reading at any time.
    client.setIdleTimeout(0);
    return client;
  }

  void start() throws Exception {
    client.start();
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
  }

  boolean accepts(Request request) {
    return bucket(request).isPresent();
  }

  private Optional<BucketCors> bucket(Request request) {
    String path = request.getHttpURI().getPath();
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    int end = path.indexOf('/', 1);
    return Optional.ofNullable(buckets.get(path.substring(1, end < 0 ? path.length() : end)));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    BucketCors cors = bucket(request).orElseThrow();
    if (Cors.isPreflight(request.getMethod(), request.getHeaders())) {
      cors.preflight(request.getHeaders()).send(response, callback);
      return true;
    }
    InputStreamResponseListener answer = new InputStreamResponseListener();
    forwarded(request).send(answer);
    try (InputStream content = answer.getInputStream()) {
      head(answer, response);
      cors.headers(request.getMethod(), request.getHeaders())
          .forEach(header -> response.getHeaders().put(header.getKey(), header.getValue()));
      // User files are served at the origin of the dashboard: they must not run scripts.
      response.getHeaders().put("Content-Security-Policy", "sandbox");
      response.getHeaders().put("X-Content-Type-Options", "nosniff");
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        content.transferTo(out);
      }
      callback.succeeded();
    } catch (IOException | ExecutionException broken) {
      // The caller disconnected, or S3Proxy aborted; the caller must not use a part as the whole.
      callback.failed(broken);
    }
    return true;
  }

  private org.eclipse.jetty.client.Request forwarded(Request request) {
    org.eclipse.jetty.client.Request forwarded =
        client
            .newRequest(addresses.s3Url())
            .method(request.getMethod())
            .path(request.getHttpURI().getPathQuery())
            .headers(
                headers -> {
                  headers.clear();
                  request.getHeaders().stream()
                      .filter(BucketEndpoint::isPassedOn)
                      .forEach(headers::add);
                  headers.put(HttpHeader.HOST, Addresses.linkUrl().getAuthority());
                });
    return hasContent(request) ? forwarded.body(new Streamed(request)) : forwarded;
  }

  private static boolean hasContent(Request request) {
    return !HttpMethod.GET.is(request.getMethod())
        && !HttpMethod.HEAD.is(request.getMethod())
        && (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
  }

  private static void head(InputStreamResponseListener listener, Response response)
      throws InterruptedException, ExecutionException {
    try {
      // As long as a client needs to send a file; a lost connection ends it earlier.
      org.eclipse.jetty.client.Response answer = listener.get(1, TimeUnit.DAYS);
      response.setStatus(answer.getStatus());
      answer.getHeaders().stream()
          .filter(BucketEndpoint::isPassedOn)
          .filter(header -> !header.getLowerCaseName().startsWith(CORS))
          .forEach(response.getHeaders()::add);
    } catch (TimeoutException late) {
      throw new ExecutionException(late);
    }
  }

  private static boolean isPassedOn(HttpField header) {
    return !OF_ONE_CONNECTION.contains(header.getName().toLowerCase(Locale.ROOT));
  }

  /** The body of a request in progress. */
  private record Streamed(Request request) implements org.eclipse.jetty.client.Request.Content {

    @Override
    public long getLength() {
      return request.getLength();
    }

    @Override
    public Content.Chunk read() {
      return request.read();
    }

    @Override
    public void demand(Runnable more) {
      request.demand(more);
    }

    @Override
    public void fail(Throwable failure) {
      request.fail(failure);
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the connection to the file store did not close", failure);
    }
  }
}
