package dev.cadenza.cli.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Leave to send one file to the bucket, once, until it expires.
 *
 * @param id what a job names as its {@code input_file}
 * @param headers the ones that were signed, and that the request must carry
 */
public record Upload(
    String id, String method, URI url, Map<String, String> headers, Instant expiresAt) {
  public Upload {
    requireNonNull(id, "id");
    requireNonNull(method, "method");
    requireNonNull(url, "url");
    headers = Map.copyOf(headers);
    requireNonNull(expiresAt, "expiresAt");
  }

  static Upload of(JsonObject json) {
    return new Upload(
        json.text("id"),
        json.text("method"),
        URI.create(json.text("url")),
        json.texts("headers"),
        json.time("expires_at"));
  }
}
