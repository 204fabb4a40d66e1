package dev.cadenza.local.gateway.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.gateway.http.QueryString;
import dev.cadenza.local.template.spec.Names;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Creates the events of a WebSocket API. */
final class SocketEvents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private final WebSocketApiSpec spec;
  private final Clock clock;

  SocketEvents(WebSocketApiSpec spec, Clock clock) {
    this.spec = spec;
    this.clock = clock;
  }

  /** The event for the authorizer. */
  String authorization(Connection connection) {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", "REQUEST");
    event.put("methodArn", methodArn());
    request(event, connection.handshake());
    context(event, connection, "$connect", "CONNECT");
    return event.toString();
  }

  /** The ARN that the authorizer's policy must allow. */
  String methodArn() {
    return "arn:%s:execute-api:%s:%s:%s/%s/$connect"
        .formatted(Names.PARTITION, Names.REGION, Names.ACCOUNT, spec.apiId(), spec.stage());
  }

  String connect(Connection connection) {
    ObjectNode event = JSON.createObjectNode();
    request(event, connection.handshake());
    context(event, connection, "$connect", "CONNECT");
    event.put("isBase64Encoded", false);
    return event.toString();
  }

  String message(Connection connection, String routeKey, String body, boolean base64) {
    ObjectNode event = JSON.createObjectNode();
    context(event, connection, routeKey, "MESSAGE").put("messageId", UUID.randomUUID().toString());
    event.put("body", body);
    event.put("isBase64Encoded", base64);
    return event.toString();
  }

  String disconnect(Connection connection, int status, String reason) {
    ObjectNode event = JSON.createObjectNode();
    request(event, connection.handshake());
    context(event, connection, "$disconnect", "DISCONNECT")
        .put("disconnectStatusCode", status)
        .put("disconnectReason", reason == null ? "" : reason);
    event.put("isBase64Encoded", false);
    return event.toString();
  }

  private static void request(ObjectNode event, Handshake handshake) {
    multiple(event, "headers", "multiValueHeaders", handshake.headers());
    if (!handshake.parameters().isEmpty()) {
      multiple(
          event,
          "queryStringParameters",
          "multiValueQueryStringParameters",
          handshake.parameters());
    }
  }

  private static void multiple(
      ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
    ObjectNode last = event.putObject(single);
    QueryString.last(values).forEach(last::put);
    ObjectNode all = event.putObject(multiple);
    values.forEach(
        (name, list) -> {
          ArrayNode array = all.putArray(name);
          list.forEach(array::add);
        });
  }

  private ObjectNode context(
      ObjectNode event, Connection connection, String routeKey, String eventType) {
    Instant now = clock.instant();
    ObjectNode context = event.putObject("requestContext");
    context.put("routeKey", routeKey);
    context.put("eventType", eventType);
    context.put("messageDirection", "IN");
    context.put("connectionId", connection.id());
    context.put("connectedAt", connection.connectedAt().toEpochMilli());
    context.put("requestId", UUID.randomUUID().toString());
    context.put("extendedRequestId", UUID.randomUUID().toString());
    context.put("requestTime", TIME.format(now.atOffset(ZoneOffset.UTC)));
    context.put("requestTimeEpoch", now.toEpochMilli());
    context.put("domainName", connection.handshake().host());
    context.put("apiId", spec.apiId());
    context.put("stage", spec.stage());
    ObjectNode identity = context.putObject("identity");
    identity.put("sourceIp", connection.handshake().sourceIp());
    identity.put("userAgent", connection.handshake().userAgent());
    if (!connection.authorizer().isEmpty()) {
      ObjectNode authorizer = context.putObject("authorizer");
      connection.authorizer().forEach(authorizer::put);
    }
    return context;
  }
}
