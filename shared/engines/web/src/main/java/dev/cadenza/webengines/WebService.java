package dev.cadenza.webengines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.service.ApiKey;
import dev.cadenza.engines.service.CancellableWait;
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

/**
 * One service at one address, with its key. Safe for use by several threads.
 *
 * <p>Each call has its own client and connection: the JDK's client would reuse a connection that
 * the service may close at the moment of the next call, and a paid call must not be sent twice.
 */
final class WebService {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;

  /** ElevenLabs returns this with status 400 for a missing resource. */
  private static final Set<String> GONE = Set.of("voice_not_found", "voice_does_not_exist");

  private static final int MAX_ANSWER = 64 * 1024 * 1024;

  private final String engine;
  private final URI base;
  private final ApiKey key;
  private final String keyHeader;
  private final Duration limit;

  /**
   * @param engine for messages
   * @param base with its version, such as {@code https://api.elevenlabs.io/v1}
   * @param keyHeader the name of the header for the key
   * @param limit the maximum duration of one call
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
    Answer answer =
        send(request(path).header("Content-Type", contentType).POST(body).build(), cancellation);
    if (!answer.isGood()) {
      throw refusal(answer).failure();
    }
    if (answer.content().length > MAX_ANSWER) {
      throw new TransientFailure(
          "answer_too_long", engine + " sent a response that is too long.", null);
    }
    return answer.content();
  }

  /** Deletes something that may already be deleted. */
  void delete(String path) throws IOException, InterruptedException {
    Answer answer = send(request(path).DELETE().build(), Cancellation.NEVER);
    if (!answer.isGood()
        && answer.status() != NOT_FOUND
        && !GONE.contains(Refusal.error(answer.content()).path("status").asText())) {
      throw refusal(answer).failure();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(limit)
        .header(keyHeader, key.read());
  }

  private byte[] content(HttpResponse<InputStream> response) {
    try (InputStream stream = response.body()) {
      return stream.readNBytes(MAX_ANSWER + 1);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Refusal refusal(Answer answer) {
    return new Refusal(engine, Optional.of(key), answer.status(), Refusal.error(answer.content()));
  }

  @SuppressWarnings("ArrayRecordComponent") // Neither compared nor changed.
  private record Answer(int status, byte[] content) {
    boolean isGood() {
      return status / 100 == 2;
    }
  }

  private Answer send(HttpRequest request, Cancellation cancellation) throws InterruptedException {
    HttpClient client = client();
    try {
      HttpResponse<InputStream> response =
          CancellableWait.await(
              () -> client.sendAsync(request, BodyHandlers.ofInputStream()),
              () -> {},
              cancellation);
      return new Answer(response.statusCode(), content(response));
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } finally {
      // Closes the connection, even before a response.
      client.shutdownNow();
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  private TransientFailure unreachable(Throwable cause) {
    return new TransientFailure(
        "engine_unreachable", engine + " at " + base.getHost() + " does not respond.", cause);
  }
}
