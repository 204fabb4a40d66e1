package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a transcript, without its segments.
 *
 * @param version from 1: what the engine recognized
 * @param versions the newest first
 * @param replaced the number of replacements, after such a request
 */
public record Transcript(long version, List<Version> versions, Optional<Integer> replaced) {
  public Transcript {
    versions = List.copyOf(versions);
    requireNonNull(replaced, "replaced");
  }

  /**
   * @param change what was done, such as {@code edited}
   */
  public record Version(long version, Instant createdAt, String change) {
    public Version {
      requireNonNull(createdAt, "createdAt");
      requireNonNull(change, "change");
    }
  }
}
