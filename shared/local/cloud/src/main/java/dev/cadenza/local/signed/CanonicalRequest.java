package dev.cadenza.local.signed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** AWS's canonical form of a request for signature version 4, for services other than S3. */
final class CanonicalRequest {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private CanonicalRequest() {}

  /**
   * @param signedHeaders names in lower case, in the order of signing
   * @param payloadHash SHA-256 of the body, in hexadecimal digits
   */
  static String of(Request request, List<String> signedHeaders, String payloadHash) {
    return String.join(
        "\n",
        request.getMethod(),
        path(request.getHttpURI().getPath()),
        query(request.getHttpURI().getQuery()),
        signedHeaders.stream()
            .map(name -> name + ":" + value(request.getHeaders(), name) + "\n")
            .collect(Collectors.joining()),
        String.join(";", signedHeaders),
        payloadHash);
  }

  /** Escape sequences in the path are escaped again. */
  private static String path(String raw) {
    return raw == null || raw.isEmpty() ? "/" : escaped(raw, UNRESERVED + "/");
  }

  private static String query(String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : raw.split("&")) {
      // Escaped by the client; a missing value is empty.
      pairs.add(pair.contains("=") ? pair : pair + "=");
    }
    Collections.sort(pairs);
    return String.join("&", pairs);
  }

  private static String value(HttpFields headers, String name) {
    return headers.stream()
        .filter(field -> field.getLowerCaseName().equals(name))
        .map(HttpField::getValue)
        .map(value -> value == null ? "" : value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static String escaped(String text, String kept) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (kept.indexOf(each) >= 0) {
        escaped.append((char) each);
      } else {
        escaped.append("%%%02X".formatted(each));
      }
    }
    return escaped.toString();
  }
}
