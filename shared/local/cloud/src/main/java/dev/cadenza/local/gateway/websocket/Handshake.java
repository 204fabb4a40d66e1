package dev.cadenza.local.gateway.websocket;

import dev.cadenza.local.gateway.http.QueryString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * The request that opens a WebSocket.
 *
 * @param host the header {@code Host}
 * @param headers values by name, with the names as sent
 * @param parameters of the query and of the path
 */
record Handshake(
    String host,
    String sourceIp,
    String userAgent,
    Map<String, List<String>> headers,
    Map<String, List<String>> parameters) {

  static Handshake of(Request request, Map<String, String> pathVariables) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
    }
    headers.put("X-Forwarded-For", List.of(Request.getRemoteAddr(request)));
    headers.put("X-Forwarded-Proto", List.of("http"));
    headers.put("X-Forwarded-Port", List.of(String.valueOf(Request.getServerPort(request))));
    Map<String, List<String>> parameters = QueryString.multiple(request.getHttpURI().getQuery());
    pathVariables.forEach((name, value) -> parameters.put(name, List.of(value)));
    String agent = request.getHeaders().get("User-Agent");
    return new Handshake(
        Request.getServerName(request),
        Request.getRemoteAddr(request),
        agent == null ? "" : agent,
        headers,
        parameters);
  }

  boolean has(String identitySource) {
    String[] parts = identitySource.split("\\.", 4);
    if (parts.length != 4) {
      return false;
    }
    return switch (parts[2]) {
      case "header" -> headers.keySet().stream().anyMatch(parts[3]::equalsIgnoreCase);
      case "querystring" -> parameters.containsKey(parts[3]);
      default -> false;
    };
  }
}
