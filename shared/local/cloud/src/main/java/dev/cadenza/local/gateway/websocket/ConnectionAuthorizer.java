package dev.cadenza.local.gateway.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Invokes a Lambda authorizer for a new WebSocket, and evaluates the returned policy. */
final class ConnectionAuthorizer {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The decision. */
  sealed interface Decision {

    /**
     * @param context {@code requestContext.authorizer} of later events
     */
    record Allowed(Map<String, String> context) implements Decision {}

    /**
     * @param status 401, 403 or 500
     */
    record Refused(int status, String message) implements Decision {}
  }

  private final WebSocketApiSpec.Authorizer spec;
  private final Functions functions;
  private final SocketEvents events;

  ConnectionAuthorizer(WebSocketApiSpec.Authorizer spec, Functions functions, SocketEvents events) {
    this.spec = spec;
    this.functions = functions;
    this.events = events;
  }

  Decision decide(Connection connection) throws InterruptedException {
    if (!spec.identitySources().stream().allMatch(connection.handshake()::has)) {
      return new Decision.Refused(401, "Unauthorized");
    }
    return switch (functions.invoke(spec.functionArn(), events.authorization(connection))) {
      // The only message that an authorizer's exception can return.
      case Outcome.Failure(String _, String message) when message.equals("Unauthorized") ->
          new Decision.Refused(401, "Unauthorized");
      case Outcome.Failure _ -> new Decision.Refused(500, "Internal server error");
      case Outcome.Answer answer -> read(answer.payload());
    };
  }

  private Decision read(String payload) {
    try {
      JsonNode answer = JSON.readTree(payload);
      if (!allows(answer.path("policyDocument"), events.methodArn())) {
        return new Decision.Refused(403, "Forbidden");
      }
      Map<String, String> context = new LinkedHashMap<>();
      context.put("principalId", answer.path("principalId").asText());
      answer
          .path("context")
          .properties()
          .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
      return new Decision.Allowed(context);
    } catch (IOException unreadable) {
      return new Decision.Refused(500, "Internal server error");
    }
  }

  /** IAM's rule: at least one statement allows it, and none denies it. */
  static boolean allows(JsonNode policy, String arn) {
    boolean allowed = false;
    for (JsonNode statement : list(policy.path("Statement"))) {
      boolean applies =
          matches(statement.path("Action"), "execute-api:Invoke")
              && matches(statement.path("Resource"), arn);
      if (applies && statement.path("Effect").asText().equals("Deny")) {
        return false;
      }
      allowed |= applies && statement.path("Effect").asText().equals("Allow");
    }
    return allowed;
  }

  private static boolean matches(JsonNode patterns, String value) {
    return list(patterns).stream()
        .map(JsonNode::asText)
        .anyMatch(pattern -> wildcard(pattern).matcher(value).matches());
  }

  private static Pattern wildcard(String pattern) {
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  /** IAM accepts a single value in place of a list. */
  private static List<JsonNode> list(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).toList()
        : List.of(node);
  }
}
