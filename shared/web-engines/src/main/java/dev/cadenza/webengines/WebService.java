package dev.cadenza.webengines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.ApiKey;
import dev.cadenza.engines.Patience;
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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** One service at one address, with the key that opens it. Safe for use by several threads. */
final class WebService {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;

  /** What ElevenLabs says with a 400 of what is not there. */
  private static final Set<String> GONE = Set.of("voice_not_found", "voice_does_not_exist");

  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String engine;
  private final URI base;
  private final ApiKey key;
  private final String keyHeader;
  private final Duration limit;

  /**
   * @param engine for messages
   * @param base with its version, such as {@code https://api.elevenlabs.io/v1}
   * @param keyHeader the name of the header that the key belongs into
   * @param limit how long one call may take
   */
  WebService(String engine, URI base, ApiKey key, String keyHeader, Duration limit) {
    this.engine = requireNonNull(engine, "engine");
    this.base = requireNonNull(base, "base");
    this.key = requireNonNull(key, "key");
    this.keyHeader = requireNonNull(keyHeader, "keyHeader");
    this.limit = requireNonNull(limit, "limit");
  }

  String engine() {
    return engine;
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
    if (response.statusCode() / 100 != 2
        && response.statusCode() != NOT_FOUND
        && !GONE.contains(Refusal.error(content).path("status").asText())) {
      throw refusal(response, content).failure();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(limit)
        .header(keyHeader, key.read());
  }

  private byte[] content(HttpResponse<InputStream> response) {
    try (InputStream stream = response.body()) {
      return stream.readNBytes(LONGEST_ANSWER + 1);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Refusal refusal(HttpResponse<InputStream> response, byte[] content) {
    return new Refusal(engine, Optional.of(key), response.statusCode(), Refusal.error(content));
  }

  private HttpResponse<InputStream> send(HttpRequest request, Cancellation cancellation)
      throws InterruptedException {
    try {
      return Patience.await(
          () -> CLIENT.sendAsync(request, BodyHandlers.ofInputStream()), () -> {}, cancellation);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    }
  }

  private TransientFailure unreachable(Throwable cause) {
    return new TransientFailure(
        "engine_unreachable", engine + " at " + base.getHost() + " does not answer.", cause);
  }
}
