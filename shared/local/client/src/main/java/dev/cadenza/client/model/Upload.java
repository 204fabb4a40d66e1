package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The permission to upload one file until it expires: with one link, or in parts if it is large.
 *
 * @param id the {@code input_file} of a job
 * @param url empty for an upload in parts
 * @param headers signed headers, which the request must contain
 * @param parts in order; empty for a single upload
 * @param content the link to what was uploaded; empty before
 * @param state of a file that is fetched from a link: {@code fetching}, {@code ready} or {@code
 *     failed}; empty for others
 * @param failure why it was not fetched
 */
public record Upload(
    String id,
    String method,
    Optional<URI> url,
    Map<String, String> headers,
    Instant expiresAt,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Part> parts,
    Optional<URI> content,
    Optional<String> state,
    Optional<String> failure) {
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
    requireNonNull(content, "content");
    requireNonNull(state, "state");
    requireNonNull(failure, "failure");
  }

  /** Whether the whole file has been uploaded. */
  public boolean finished() {
    return content.isPresent();
  }
}
