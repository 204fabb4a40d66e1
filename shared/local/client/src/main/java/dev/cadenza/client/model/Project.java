package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A project in the API.
 *
 * @param owner the id of the account it belongs to
 */
public record Project(
    String id,
    String name,
    String description,
    String owner,
    Instant createdAt,
    Instant updatedAt) {
  public Project {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(owner, "owner");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }
}
