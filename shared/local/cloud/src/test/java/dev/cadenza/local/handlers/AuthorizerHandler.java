package dev.cadenza.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** Lets in whoever has the token "good", as the query or the subprotocol says. */
public final class AuthorizerHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    String token = token(event);
    if (token.equals("none")) {
      throw new IllegalArgumentException("Unauthorized");
    }
    if (token.equals("broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    return Map.of(
        "principalId",
        "someone",
        "policyDocument",
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                Map.of(
                    "Action",
                    "execute-api:Invoke",
                    "Effect",
                    token.equals("bad") ? "Deny" : "Allow",
                    "Resource",
                    event.get("methodArn")))),
        "context",
        Map.of("token", token, "number", 7));
  }

  private static String token(Map<String, Object> event) {
    if (event.get("queryStringParameters") instanceof Map<?, ?> query
        && query.get("token") instanceof String token) {
      return token;
    }
    if (event.get("headers") instanceof Map<?, ?> headers
        && headers.get("Sec-WebSocket-Protocol") instanceof String protocols) {
      return protocols.substring(protocols.indexOf(',') + 1).strip();
    }
    return "none";
  }
}
