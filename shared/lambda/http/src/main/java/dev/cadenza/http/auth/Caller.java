package dev.cadenza.http.auth;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Role;
import java.util.Optional;

/** The authenticated caller of a request. */
public record Caller(String id, String username, Role role) {
  public Caller {
    requireNonNull(id, "id");
    requireNonNull(username, "username");
    requireNonNull(role, "role");
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /** Whether the caller may read a resource of this owner. */
  public boolean sees(String owner) {
    return isAdmin() || id.equals(owner);
  }

  /** The scope of lists for the caller: their own items, or, for an admin, those of all users. */
  public Optional<String> listScope() {
    return isAdmin() ? Optional.empty() : Optional.of(id);
  }
}
