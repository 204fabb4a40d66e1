package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A user with whom a project is shared.
 *
 * @param user the id of the account
 * @param role {@code viewer} or {@code editor}
 */
public record Member(String user, String username, String role, Instant addedAt) {
  public Member {
    requireNonNull(user, "user");
    requireNonNull(username, "username");
    requireNonNull(role, "role");
    requireNonNull(addedAt, "addedAt");
  }
}
