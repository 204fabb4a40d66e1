package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The first response to a request that a client may repeat with the same key.
 *
 * @param key unique over callers and paths
 * @param fingerprint of the request's body: the same key with another body is an error of the
 *     client
 * @param body of the first response, JSON
 * @param version of the created resource, if it has versions
 */
public record IdempotencyRecord(
    String key, String fingerprint, String body, Optional<Long> version, Instant expiresAt) {
  public IdempotencyRecord {
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(body, "body");
    requireNonNull(version, "version");
    requireNonNull(expiresAt, "expiresAt");
  }
}
