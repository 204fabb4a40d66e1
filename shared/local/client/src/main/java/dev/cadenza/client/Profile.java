package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A user account in the API.
 *
 * @param role {@code admin}, {@code editor} or {@code viewer}
 */
public record Profile(
    String id, String username, String email, String role, boolean active, Instant createdAt) {
  public Profile {
    requireNonNull(id, "id");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(role, "role");
    requireNonNull(createdAt, "createdAt");
  }

  static Profile of(JsonObject json) {
    return new Profile(
        json.text("id"),
        json.text("username"),
        json.text("email"),
        json.text("role"),
        json.flag("is_active"),
        json.time("created_at"));
  }
}
