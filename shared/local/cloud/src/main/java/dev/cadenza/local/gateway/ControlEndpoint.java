package dev.cadenza.local.gateway;

import dev.cadenza.local.emulator.KmsService;
import dev.cadenza.local.function.RuntimeApi;
import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.gateway.http.RequestBody;
import dev.cadenza.local.gateway.websocket.ManagementApi;
import dev.cadenza.local.signed.Answer;
import dev.cadenza.local.signed.Refusal;
import dev.cadenza.local.signed.Service;
import dev.cadenza.local.signed.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The port for functions: KMS, the runtime API of functions in separate JVMs, and the management
 * endpoint of the WebSocket API.
 */
record ControlEndpoint(
    KmsService kms, RuntimeApi runtime, Optional<ManagementApi> management, Signatures signatures)
    implements Endpoint {

  /** Slightly more than the six megabytes of a function's response. */
  private static final int LIMIT = 8 * 1024 * 1024;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    answer(request).send(response, callback);
    return true;
  }

  private HttpAnswer answer(Request request) throws IOException, InterruptedException {
    Optional<byte[]> body = RequestBody.read(request, LIMIT);
    if (body.isEmpty()) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    String path = request.getHttpURI().getPath();
    // The runtime in a child JVM does not sign; its path is secret.
    Optional<RuntimeApi.Answer> work =
        runtime.answer(path, new String(body.get(), StandardCharsets.UTF_8));
    if (work.isPresent()) {
      return HttpAnswer.json(work.get().status(), work.get().body())
          .with(List.copyOf(work.get().headers().entrySet()));
    }
    String target = request.getHeaders().get("X-Amz-Target");
    Optional<Refusal> refusal =
        signatures.refusal(request, body.get(), target == null ? "execute-api" : "kms");
    if (refusal.isPresent()) {
      return HttpAnswer.json(Refusal.STATUS, refusal.get().json())
          .with(List.of(Map.entry("x-amzn-errortype", refusal.get().code())));
    }
    return answer(request.getMethod(), path, target == null ? "" : target, body.get());
  }

  private HttpAnswer answer(String method, String path, String target, byte[] body) {
    if (!target.isEmpty()) {
      KmsService.Answer answer = kms.answer(target, body);
      return new HttpAnswer(
          answer.status(),
          List.of(Map.entry("content-type", "application/x-amz-json-1.1")),
          StandardCharsets.UTF_8.encode(answer.body()));
    }
    return management
        .flatMap(api -> api.answer(method, path, body))
        .orElseGet(() -> HttpAnswer.message(404, "Not Found"));
  }

  /** KMS and the management endpoint, for callers in this JVM. */
  Service service() {
    return call -> {
      HttpAnswer answer = answer(call.method(), call.path(), call.target(), call.bytes());
      Map<String, String> headers = new HashMap<>();
      answer.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
      return new Answer(answer.status(), headers, answer.body());
    };
  }
}
