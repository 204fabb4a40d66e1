package dev.cadenza.local.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * The origin by which the caller reached the gateway. A proxy in front of it, such as one that
 * forwards a port by HTTPS, says so in {@code X-Forwarded-Host} and {@code X-Forwarded-Proto}. Only
 * programs of this machine reach the gateway, a page of another origin cannot send these headers,
 * and what they change is the caller's own answer.
 *
 * @param host with the port, when there is one
 */
record PublicOrigin(String scheme, Optional<String> host) {

  private static final Pattern SCHEME = Pattern.compile("https?");
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

  static PublicOrigin of(Request request) {
    HttpFields headers = request.getHeaders();
    return new PublicOrigin(
        first(headers, "X-Forwarded-Proto", SCHEME).orElse("http"),
        first(headers, "X-Forwarded-Host", HOST).or(() -> first(headers, "Host", HOST)));
  }

  /** A chain of proxies writes a list, the one nearest to the caller first. */
  private static Optional<String> first(HttpFields headers, String name, Pattern form) {
    return Optional.ofNullable(headers.get(name))
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> form.matcher(value).matches());
  }
}
