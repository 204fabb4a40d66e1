package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An account to create.
 *
 * @param role the server's default when empty
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NewProfile(String username, String email, Optional<String> role, String password) {
  public NewProfile {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(role, "role");
    requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "NewProfile[" + username + "]";
  }
}
