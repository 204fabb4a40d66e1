package dev.cadenza.webengines;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import dev.cadenza.engines.service.ApiKey;
import dev.cadenza.engines.service.CancellableWait;
import dev.cadenza.engines.service.Lazy;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * An endpoint with OpenAI's API, called through OpenAI's client. Safe for use by several threads.
 */
final class OpenAiEndpoint {
  static final URI HOME = URI.create("https://api.openai.com/v1");

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MAX_ANSWER = 64 * 1024 * 1024;

  private final URI base;
  private final Optional<ApiKey> key;
  private final Lazy<OpenAIClient> client;

  /**
   * @param base with its version, such as {@code http://localhost:8000/v1}
   * @param key empty for a server without keys
   */
  OpenAiEndpoint(URI base, Optional<ApiKey> key) {
    this.base = requireNonNull(base, "base");
    this.key = requireNonNull(key, "key");
    this.client = new Lazy<>(() -> client(base, key));
  }

  private static OpenAIClient client(URI base, Optional<ApiKey> key) {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder()
            .baseUrl(base.toString())
            .timeout(LIMIT)
            // A server may close a connection at the moment of the next call, and a paid call must
            // not be sent twice: each has its own connection.
            .maxIdleConnections(0)
            .keepAliveDuration(LIMIT)
            // A failure is transient or permanent, and the queue retries the job.
            .maxRetries(0)
            // No telemetry: data is sent only to the URL that an administrator chose.
            .followRedirects(false)
            .disableTelemetry(true);
    if (key.isPresent()) {
      // Read for each call: keys are rotated while functions run.
      builder.credential(BearerTokenCredential.create(() -> key.get().read()));
    } else {
      builder.apiKey("none").removeHeaders("Authorization");
    }
    return builder.build();
  }

  /** The call; it may block. */
  @FunctionalInterface
  interface Question<T> {
    T ask(OpenAIClient client) throws IOException;
  }

  /** Whether it is OpenAI itself, and not a compatible server. */
  boolean isHome() {
    return HOME.getHost().equals(base.getHost());
  }

  <T> T ask(Question<T> question, Cancellation cancellation) throws InterruptedException {
    return ask(question, () -> {}, cancellation);
  }

  /**
   * @param meanwhile called ten times a second on the calling thread; an exception ends the call
   * @throws dev.cadenza.model.PermanentFailure {@code engine_refused_key}, {@code
   *     engine_misconfigured}, {@code engine_refused_input}, {@code engine_quota_exhausted}
   * @throws TransientFailure {@code engine_busy}, {@code engine_unreachable}, {@code
   *     answer_unreadable}, {@code answer_too_long}
   */
  <T> T ask(Question<T> question, Runnable meanwhile, Cancellation cancellation)
      throws InterruptedException {
    try {
      return CancellableWait.await(() -> begin(question), meanwhile, cancellation);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private <T> Future<T> begin(Question<T> question) {
    FutureTask<T> call = new FutureTask<>(() -> question.ask(client.get()));
    // Interrupting a virtual thread closes the socket that it reads from.
    Thread.ofVirtual().name(OpenAiFamily.NAME).start(call);
    return call;
  }

  /** A response that is not JSON, or not exactly OpenAI's format. */
  static byte[] content(HttpResponse response) throws IOException {
    try (InputStream stream = response.body()) {
      byte[] content = stream.readNBytes(MAX_ANSWER + 1);
      if (content.length > MAX_ANSWER) {
        throw new TransientFailure(
            "answer_too_long", OpenAiFamily.NAME + " sent a response that is too long.", null);
      }
      return content;
    }
  }

  private RuntimeException failure(Throwable cause) {
    return switch (cause) {
      // Within a stream that began successfully.
      case SseException e ->
          new TransientFailure("engine_busy", OpenAiFamily.NAME + " aborted its response.", e);
      case OpenAIServiceException e -> refusal(e).failure();
      case OpenAIInvalidDataException e ->
          new TransientFailure(
              "answer_unreadable", OpenAiFamily.NAME + " returned an unsupported format.", e);
      case OpenAIException e -> unreachable(e);
      case IOException e -> unreachable(e);
      case RuntimeException e -> e;
      default -> new IllegalStateException(cause);
    };
  }

  private Refusal refusal(OpenAIServiceException e) {
    // A proxy's page is not JSON and cannot be converted.
    boolean none = e.body().isMissing() || e.body().isNull();
    JsonNode body = none ? Json.object() : e.body().convert(JsonNode.class);
    return new Refusal(OpenAiFamily.NAME, key, e.statusCode(), Refusal.error(body));
  }

  private TransientFailure unreachable(Exception cause) {
    return new TransientFailure(
        "engine_unreachable",
        OpenAiFamily.NAME + " at " + base.getHost() + " does not respond.",
        cause);
  }
}
