package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A group of related jobs.
 *
 * @param members the number of users with whom it is shared
 */
public record Project(
    String id,
    String name,
    String description,
    String owner,
    Instant createdAt,
    Instant updatedAt,
    long version,
    int members) {
  public Project {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(owner, "owner");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }

  public Project edited(String name, String description, Instant now) {
    return new Project(id, name, description, owner, createdAt, now, version + 1, members);
  }
}
