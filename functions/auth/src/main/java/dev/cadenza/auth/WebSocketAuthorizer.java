package dev.cadenza.auth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.Authentication;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Authorizes WebSocket connections. A browser cannot set headers on one, so the token is sent as
 * {@code ?token=} or as the second of two subprotocols, {@code bearer, <token>}.
 */
public final class WebSocketAuthorizer
    implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {
  private final Authentication authentication;

  public WebSocketAuthorizer() {
    Wiring wiring = Wiring.current();
    // A connection lives for hours: a cached account could have lost its rights.
    this.authentication =
        Authentication.uncached(wiring.keys()::publicKey, wiring.accounts()::find, wiring.clock());
  }

  @Override
  public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
    try {
      String token = token(event).orElseThrow(WireException::notAuthenticated);
      Caller caller = authentication.ofToken(token);
      return admit(caller, authentication.endOf(token), event.getMethodArn());
    } catch (WireException e) {
      // API Gateway returns 401 only for this message.
      throw new IllegalStateException("Unauthorized");
    }
  }

  private static Optional<String> token(APIGatewayCustomAuthorizerEvent event) {
    return header(event, "Sec-WebSocket-Protocol")
        .map(protocols -> protocols.split(","))
        .filter(protocols -> protocols.length == 2 && protocols[0].strip().equals("bearer"))
        .map(protocols -> protocols[1].strip())
        .or(
            () ->
                Optional.ofNullable(event.getQueryStringParameters())
                    .map(query -> query.get("token")))
        .or(
            () ->
                header(event, "Authorization")
                    .filter(text -> text.startsWith("Bearer "))
                    .map(text -> text.substring(7)));
  }

  private static Optional<String> header(APIGatewayCustomAuthorizerEvent event, String name) {
    Map<String, String> headers = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static IamPolicyResponse admit(Caller caller, Instant end, String resource) {
    return IamPolicyResponse.builder()
        .withPrincipalId(caller.id())
        .withPolicyDocument(
            IamPolicyResponse.PolicyDocument.builder()
                .withVersion("2012-10-17")
                .withStatement(List.of(IamPolicyResponse.allowStatement(resource)))
                .build())
        .withContext(
            Map.of(
                "account",
                caller.id(),
                "role",
                caller.role().wire(),
                "token_ends",
                Long.toString(end.getEpochSecond())))
        .build();
  }
}
