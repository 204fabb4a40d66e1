package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An uploaded file, or one whose upload is allowed.
 *
 * @param size in bytes, as announced and signed
 * @param key its key in the bucket
 * @param multipart the bucket's id of an upload in parts; empty for a single upload
 * @param expiresAt when it is deleted, unless a job uses it
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
  /** How long an upload waits for a job that uses it. */
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

  /** The key in the bucket of an upload of this owner. */
  public static String keyOf(String owner, String id) {
    return "uploads/" + owner + "/" + id;
  }
}
