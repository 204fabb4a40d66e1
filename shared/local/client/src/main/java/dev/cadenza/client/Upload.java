package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leave to send one file to the bucket until it expires: as a whole by its link, or in parts when
 * it is large.
 *
 * @param id what a job names as its {@code input_file}
 * @param url empty for an upload in parts
 * @param headers the ones that were signed, and that the request must carry
 * @param parts in the order of the file; empty for an upload as a whole
 */
public record Upload(
    String id,
    String method,
    Optional<URI> url,
    Map<String, String> headers,
    Instant expiresAt,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Part> parts) {
  /**
   * One part of a large file.
   *
   * @param size in bytes
   * @param url empty when it has been received
   */
  public record Part(int number, long size, Optional<URI> url) {
    public Part {
      requireNonNull(url, "url");
    }
  }

  public Upload {
    requireNonNull(id, "id");
    requireNonNull(method, "method");
    requireNonNull(url, "url");
    headers = Map.copyOf(headers);
    requireNonNull(expiresAt, "expiresAt");
    parts = List.copyOf(parts);
  }
}
