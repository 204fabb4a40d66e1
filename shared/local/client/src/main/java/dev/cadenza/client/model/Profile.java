package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A user account in the API.
 *
 * @param role {@code admin}, {@code editor} or {@code viewer}
 */
public record Profile(
    String id,
    String username,
    String email,
    String role,
    @JsonProperty("is_active") boolean active,
    Instant createdAt) {
  public Profile {
    requireNonNull(id, "id");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(role, "role");
    requireNonNull(createdAt, "createdAt");
  }
}
