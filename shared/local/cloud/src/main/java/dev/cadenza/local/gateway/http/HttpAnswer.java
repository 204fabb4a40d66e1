package dev.cadenza.local.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The response to the caller.
 *
 * @param headers in order, names in lower case and possibly repeated
 */
public record HttpAnswer(int status, List<Map.Entry<String, String>> headers, ByteBuffer body) {

  /** Headers that Jetty sets. */
  private static final Set<String> OWN =
      Set.of("content-length", "transfer-encoding", "connection", "date", "keep-alive", "upgrade");

  public HttpAnswer {
    headers = List.copyOf(headers);
  }

  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, List.of(), ByteBuffer.allocate(0));
  }

  public static HttpAnswer json(int status, String body) {
    return new HttpAnswer(
        status,
        List.of(Map.entry("content-type", "application/json")),
        StandardCharsets.UTF_8.encode(body));
  }

  /** A message of API Gateway. */
  public static HttpAnswer message(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  public HttpAnswer with(List<Map.Entry<String, String>> more) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    all.addAll(more);
    return new HttpAnswer(status, all, body);
  }

  public HttpAnswer without(String prefix) {
    return new HttpAnswer(
        status,
        headers.stream().filter(header -> !header.getKey().startsWith(prefix)).toList(),
        body);
  }

  public String text() {
    return StandardCharsets.UTF_8.decode(body.slice()).toString();
  }

  static String name(String header) {
    return header.toLowerCase(Locale.ROOT);
  }

  public void send(Response response, Callback callback) {
    response.setStatus(status);
    for (Map.Entry<String, String> header : headers) {
      if (!OWN.contains(header.getKey())) {
        response.getHeaders().add(header.getKey(), header.getValue());
      }
    }
    boolean bodiless = status == 204 || status == 304;
    if (!bodiless) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    }
    response.write(true, bodiless ? null : body.slice(), callback);
  }
}
