package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The first answer to a request that a client may send again under the same key.
 *
 * @param key unique over callers and paths
 * @param fingerprint of the request's body: the same key with another body is a mistake of the
 *     client
 * @param status HTTP status of the first answer
 * @param body of the first answer, JSON
 */
public record IdempotencyRecord(
    String key, String fingerprint, int status, String body, Instant expiresAt) {
  public IdempotencyRecord {
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(body, "body");
    requireNonNull(expiresAt, "expiresAt");
  }
}
