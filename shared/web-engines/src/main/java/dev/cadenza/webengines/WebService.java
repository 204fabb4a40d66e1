package dev.cadenza.webengines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.ApiKey;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One service at one address, with the key that opens it. Safe for use by several threads. */
final class WebService {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String engine;
  private final URI base;
  private final Optional<ApiKey> key;
  private final KeyHeader header;
  private final Duration limit;

  /**
   * @param engine for messages
   * @param base with its version, such as {@code https://api.openai.com/v1}
   * @param limit how long one call may take
   */
  WebService(String engine, URI base, Optional<ApiKey> key, KeyHeader header, Duration limit) {
    this.engine = requireNonNull(engine, "engine");
    this.base = requireNonNull(base, "base");
    this.key = requireNonNull(key, "key");
    this.header = requireNonNull(header, "header");
    this.limit = requireNonNull(limit, "limit");
  }

  /** How a service wants to be shown its key. */
  enum KeyHeader {
    BEARER("Authorization", "Bearer "),
    XI("xi-api-key", "");

    private final String name;
    private final String prefix;

    KeyHeader(String name, String prefix) {
      this.name = name;
      this.prefix = prefix;
    }
  }

  String engine() {
    return engine;
  }

  /** Whether it lives there, and not at an address of somebody's own. */
  boolean isAt(URI address) {
    return address.getHost().equals(base.getHost());
  }

  byte[] postJson(String path, JsonNode body, Cancellation cancellation)
      throws IOException, InterruptedException {
    return post(path, "application/json", BodyPublishers.ofString(body.toString()), cancellation);
  }

  /**
   * @throws dev.cadenza.model.PermanentFailure {@code engine_refused_key}, {@code
   *     engine_misconfigured}, {@code engine_refused_input}, {@code engine_quota_exhausted}
   * @throws TransientFailure {@code engine_busy}, {@code engine_unreachable}
   */
  byte[] post(String path, String contentType, BodyPublisher body, Cancellation cancellation)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        send(request(path).header("Content-Type", contentType).POST(body).build(), cancellation);
    byte[] content = content(response);
    if (response.statusCode() / 100 != 2) {
      throw refusal(response, content).failure();
    }
    if (content.length > LONGEST_ANSWER) {
      throw new TransientFailure("answer_too_long", engine + " answers without end.", null);
    }
    return content;
  }

  /** Has something deleted that may be gone already. */
  void delete(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send(request(path).DELETE().build(), Cancellation.NEVER);
    byte[] content = content(response);
    if (response.statusCode() / 100 != 2 && response.statusCode() != NOT_FOUND) {
      throw refusal(response, content).failure();
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    key.ifPresent(it -> request.header(header.name, header.prefix + it.read()));
    return request;
  }

  private byte[] content(HttpResponse<InputStream> response) {
    try (InputStream stream = response.body()) {
      return stream.readNBytes(LONGEST_ANSWER + 1);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Refusal refusal(HttpResponse<InputStream> response, byte[] content) {
    return new Refusal(
        engine, key, response.statusCode(), new String(content, StandardCharsets.UTF_8));
  }

  private HttpResponse<InputStream> send(HttpRequest request, Cancellation cancellation)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        CLIENT.sendAsync(request, BodyHandlers.ofInputStream());
    try {
      while (true) {
        cancellation.check();
        Optional<HttpResponse<InputStream>> here = wait(answer);
        if (here.isPresent()) {
          return here.get();
        }
      }
    } finally {
      // Ends the exchange when nobody waits for it any more; else it is done already.
      answer.cancel(true);
    }
  }

  private Optional<HttpResponse<InputStream>> wait(
      CompletableFuture<HttpResponse<InputStream>> answer) throws InterruptedException {
    try {
      return Optional.of(answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    }
  }

  private TransientFailure unreachable(Throwable cause) {
    return new TransientFailure(
        "engine_unreachable", engine + " at " + base.getHost() + " does not answer.", cause);
  }
}
