package dev.cadenza.local.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * The caller's origin of the gateway. A proxy, for example one that forwards a port with HTTPS,
 * sends it in {@code X-Forwarded-Host} and {@code X-Forwarded-Proto}. These headers need no check:
 * only programs of this machine reach the gateway, a page of another origin cannot send them, and
 * they change only the caller's own response.
 *
 * @param host with the port, if any
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

  /** A chain of proxies sends a list, with the one closest to the caller first. */
  private static Optional<String> first(HttpFields headers, String name, Pattern form) {
    return Optional.ofNullable(headers.get(name))
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> form.matcher(value).matches());
  }
}
