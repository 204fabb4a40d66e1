package dev.cadenza.local.gateway;

import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.gateway.http.HttpAnswers;
import dev.cadenza.local.gateway.http.QueryString;
import dev.cadenza.local.gateway.http.RequestBody;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.spec.HttpApiSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Request;

/** Serves the HTTP API: finds the route, invokes the function, applies API Gateway's limits. */
final class HttpApi {

  static final int REQUEST_LIMIT = 10 * 1024 * 1024;
  static final int PAYLOAD_LIMIT = 6 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Functions functions;
  private final RouteTable routes;
  private final HttpEvents events;
  private final Optional<Cors> cors;
  private final HttpAnswer tooLarge;

  HttpApi(HttpApiSpec spec, List<FunctionSpec> specs, Functions functions, Clock clock) {
    this.functions = functions;
    this.routes = RouteTable.of(specs);
    this.events = new HttpEvents(spec.apiId(), clock);
    this.cors = spec.cors().map(Cors::new);
    this.tooLarge =
        spec.tooLarge()
            .map(body -> HttpAnswer.json(413, body))
            .orElseGet(() -> HttpAnswer.message(413, "Request Entity Too Large"));
  }

  HttpAnswer answer(Request request) throws IOException, InterruptedException {
    if (cors.isPresent() && Cors.isPreflight(request.getMethod(), request.getHeaders())) {
      return cors.get().preflight(request.getHeaders());
    }
    String requestId = UUID.randomUUID().toString();
    HttpAnswer answer =
        answer(request, requestId).with(List.of(Map.entry("apigw-requestid", requestId)));
    return cors.map(rules -> rules.apply(answer, request.getHeaders())).orElse(answer);
  }

  private HttpAnswer answer(Request request, String requestId)
      throws IOException, InterruptedException {
    Optional<byte[]> body = RequestBody.read(request, REQUEST_LIMIT);
    if (body.isEmpty()) {
      return tooLarge;
    }
    try {
      String path = QueryString.decodePath(request.getHttpURI().getPath());
      Optional<RouteTable.Match> match = routes.find(request.getMethod(), path);
      if (match.isEmpty()) {
        return HttpAnswer.message(404, "Not Found");
      }
      String event = events.event(request, path, match.get(), body.get(), requestId);
      return ask(match.get().route().function(), event);
    } catch (IllegalArgumentException malformed) {
      return HttpAnswer.message(400, "Bad Request");
    }
  }

  private HttpAnswer ask(String function, String event) throws InterruptedException {
    if (size(event) > PAYLOAD_LIMIT) {
      return tooLarge;
    }
    return switch (functions.invoke(function, event, PATIENCE).orElse(null)) {
      case null -> HttpAnswer.message(503, "Service Unavailable");
      case Outcome.Failure _ -> HttpAnswer.message(500, "Internal Server Error");
      case Outcome.Answer answer when size(answer.payload()) > PAYLOAD_LIMIT ->
          HttpAnswer.message(500, "Internal Server Error");
      case Outcome.Answer answer -> HttpAnswers.of(answer.payload());
    };
  }

  private static int size(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }
}
