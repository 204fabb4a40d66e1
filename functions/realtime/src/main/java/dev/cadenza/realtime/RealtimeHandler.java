package dev.cadenza.realtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.Authentication;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every route of the WebSocket API. */
public final class RealtimeHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {
  private final Renewals renewals;
  private final Subscriptions subscriptions;

  public RealtimeHandler() {
    Wiring wiring = Wiring.current();
    renewals =
        new Renewals(
            wiring.connections(),
            Authentication.uncached(
                wiring.keys()::publicKey, wiring.accounts()::find, wiring.clock()));
    subscriptions =
        new Subscriptions(
            wiring.connections(),
            wiring.jobs(),
            wiring.rights(),
            wiring.accounts()::find,
            wiring.feed(),
            renewals,
            wiring.clock());
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    Listener listener = listener(event);
    return switch (event.getRequestContext().getRouteKey()) {
      case "$connect" -> connect(event, listener);
      case "$disconnect" -> {
        subscriptions.close(listener.connection());
        yield answer(200, "");
      }
      default -> answer(200, Frames.write(subscriptions.take(listener, event.getBody())));
    };
  }

  private APIGatewayV2WebSocketResponse connect(
      APIGatewayV2WebSocketEvent event, Listener listener) {
    Map<String, String> query =
        Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of());
    if (!subscriptions.open(listener, Optional.ofNullable(query.get("job")))) {
      return answer(404, "");
    }
    if ("true".equals(query.get("renew"))) {
      tokenEnd(event).ifPresent(end -> renewals.begin(listener, end));
    }
    APIGatewayV2WebSocketResponse response = answer(200, "");
    // A client that offered subprotocols disconnects unless one is selected; the token must not be
    // returned.
    if (protocols(event).startsWith("bearer")) {
      response.setHeaders(Map.of("Sec-WebSocket-Protocol", "bearer"));
    }
    return response;
  }

  private static Optional<Instant> tokenEnd(APIGatewayV2WebSocketEvent event) {
    return Optional.ofNullable(event.getRequestContext().getAuthorizer())
        .map(context -> context.get("token_ends"))
        .map(end -> Instant.ofEpochSecond(Long.parseLong(end.toString())));
  }

  private static Listener listener(APIGatewayV2WebSocketEvent event) {
    Map<String, Object> caller =
        Optional.ofNullable(event.getRequestContext().getAuthorizer()).orElse(Map.of());
    return new Listener(
        event.getRequestContext().getConnectionId(),
        String.valueOf(caller.get("account")),
        "admin".equals(caller.get("role")));
  }

  private static String protocols(APIGatewayV2WebSocketEvent event) {
    return Optional.ofNullable(event.getHeaders()).orElse(Map.of()).entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("sec-websocket-protocol"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static APIGatewayV2WebSocketResponse answer(int status, String body) {
    APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(status);
    response.setBody(body);
    return response;
  }
}
