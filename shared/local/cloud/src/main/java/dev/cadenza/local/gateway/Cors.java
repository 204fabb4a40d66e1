package dev.cadenza.local.gateway;

import dev.cadenza.local.gateway.http.HttpAnswer;
import dev.cadenza.local.template.spec.CorsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** CORS of an HTTP API: the gateway answers preflights and sets the headers. */
final class Cors {

  private static final String PREFIX = "access-control-";

  private final CorsSpec spec;

  Cors(CorsSpec spec) {
    this.spec = spec;
  }

  static boolean isPreflight(String method, HttpFields headers) {
    return method.equals("OPTIONS")
        && headers.contains("Origin")
        && headers.contains("Access-Control-Request-Method");
  }

  /** An origin that is not allowed gets the same response without CORS headers. */
  HttpAnswer preflight(HttpFields headers) {
    String origin = headers.get("Origin");
    if (!spec.allows(origin)) {
      return HttpAnswer.empty(204);
    }
    List<Map.Entry<String, String>> answer = new ArrayList<>(allowed(origin));
    answer.add(Map.entry(PREFIX + "allow-methods", String.join(",", spec.methods())));
    answer.add(Map.entry(PREFIX + "allow-headers", String.join(",", spec.headers())));
    spec.maxAge().ifPresent(age -> answer.add(Map.entry(PREFIX + "max-age", String.valueOf(age))));
    return HttpAnswer.empty(204).with(answer);
  }

  /** Replaces the function's CORS headers. */
  HttpAnswer apply(HttpAnswer answer, HttpFields headers) {
    HttpAnswer bare = answer.without(PREFIX);
    String origin = headers.get("Origin");
    if (origin == null) {
      return bare;
    }
    if (!spec.allows(origin)) {
      // Without an allowed origin this permits nothing; API Gateway sends it, too.
      return bare.with(credentials());
    }
    List<Map.Entry<String, String>> more = new ArrayList<>(allowed(origin));
    if (!spec.exposedHeaders().isEmpty()) {
      more.add(Map.entry(PREFIX + "expose-headers", String.join(",", spec.exposedHeaders())));
    }
    return bare.with(more);
  }

  private List<Map.Entry<String, String>> allowed(String origin) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    boolean any = spec.origins().contains("*");
    headers.add(Map.entry(PREFIX + "allow-origin", any ? "*" : origin));
    if (!any) {
      headers.add(Map.entry("vary", "origin"));
    }
    headers.addAll(credentials());
    return headers;
  }

  private List<Map.Entry<String, String>> credentials() {
    return spec.credentials()
        ? List.of(Map.entry(PREFIX + "allow-credentials", "true"))
        : List.of();
  }
}
