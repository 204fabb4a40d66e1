package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that its owner was allowed to put into the bucket.
 *
 * @param size in bytes, as announced and signed
 * @param key where it lies in the bucket
 * @param multipart the bucket's own name for an upload in parts; empty for one that is sent whole
 * @param expiresAt when it goes, unless a job took it in
 */
public record Upload(
    String id,
    String owner,
    String fileName,
    String contentType,
    long size,
    String key,
    Optional<String> multipart,
    Instant createdAt,
    Instant expiresAt) {
  /** How long an upload waits for a job that takes it in. */
  public static final Duration LIFE = Duration.ofDays(7);

  public Upload {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(fileName, "fileName");
    requireNonNull(contentType, "contentType");
    requireNonNull(key, "key");
    requireNonNull(multipart, "multipart");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(expiresAt, "expiresAt");
  }

  /** The place in the bucket of an upload of this owner. */
  public static String keyOf(String owner, String id) {
    return "uploads/" + owner + "/" + id;
  }
}
