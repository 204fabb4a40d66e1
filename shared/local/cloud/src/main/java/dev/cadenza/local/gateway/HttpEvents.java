package dev.cadenza.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.gateway.http.QueryString;
import dev.cadenza.local.template.spec.Names;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** Creates the event of an HTTP API, payload format 2.0. */
final class HttpEvents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private final String apiId;
  private final Clock clock;

  HttpEvents(String apiId, Clock clock) {
    this.apiId = apiId;
    this.clock = clock;
  }

  String event(
      Request request, String path, RouteTable.Match match, byte[] body, String requestId) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", path);
    String query = request.getHttpURI().getQuery();
    event.put("rawQueryString", query == null ? "" : query);
    cookies(event, request.getHeaders());
    ObjectNode headers = event.putObject("headers");
    headers(request).forEach(headers::put);
    Map<String, String> parameters = QueryString.joined(query);
    if (!parameters.isEmpty()) {
      ObjectNode node = event.putObject("queryStringParameters");
      parameters.forEach(node::put);
    }
    if (!match.variables().isEmpty()) {
      ObjectNode variables = event.putObject("pathParameters");
      match.variables().forEach(variables::put);
    }
    context(event.putObject("requestContext"), request, path, match, requestId);
    body(event, request.getHeaders().get("Content-Type"), body);
    return event.toString();
  }

  private static void cookies(ObjectNode event, HttpFields headers) {
    ArrayNode cookies = JSON.createArrayNode();
    for (String line : headers.getValuesList("Cookie")) {
      for (String cookie : line.split(";")) {
        cookies.add(cookie.strip());
      }
    }
    if (!cookies.isEmpty()) {
      event.set("cookies", cookies);
    }
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      String name = field.getLowerCaseName();
      if (!name.equals("cookie") && !name.equals("connection")) {
        headers.merge(name, field.getValue() == null ? "" : field.getValue(), HttpEvents::join);
      }
    }
    headers.merge(
        "x-forwarded-for", Request.getRemoteAddr(request), (seen, own) -> seen + ", " + own);
    PublicOrigin origin = PublicOrigin.of(request);
    headers.put(
        "host", origin.host().orElseGet(() -> "localhost:" + Request.getServerPort(request)));
    headers.put("x-forwarded-proto", origin.scheme());
    headers.put("x-forwarded-port", String.valueOf(Request.getServerPort(request)));
    return headers;
  }

  private static String join(String first, String second) {
    return first + "," + second;
  }

  private void context(
      ObjectNode context, Request request, String path, RouteTable.Match match, String requestId) {
    Instant now = clock.instant();
    context.put("accountId", Names.ACCOUNT);
    context.put("apiId", apiId);
    context.put("domainName", Request.getServerName(request));
    context.put("domainPrefix", apiId);
    context.put("requestId", requestId);
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now.atOffset(ZoneOffset.UTC)));
    context.put("timeEpoch", now.toEpochMilli());
    ObjectNode http = context.putObject("http");
    http.put("method", request.getMethod());
    http.put("path", path);
    http.put("protocol", request.getConnectionMetaData().getHttpVersion().asString());
    http.put("sourceIp", Request.getRemoteAddr(request));
    String agent = request.getHeaders().get("User-Agent");
    http.put("userAgent", agent == null ? "" : agent);
  }

  private static void body(ObjectNode event, String contentType, byte[] body) {
    boolean text = body.length == 0 || isText(contentType);
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", !text);
  }

  static boolean isText(String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/x-www-form-urlencoded")
        || type.equals("application/xml")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }
}
