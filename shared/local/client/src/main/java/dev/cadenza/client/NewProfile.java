package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * An account to make.
 *
 * @param role the server's usual one when empty
 */
public record NewProfile(String username, String email, Optional<String> role, String password) {
  public NewProfile {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(role, "role");
    requireNonNull(password, "password");
  }

  Map<String, Object> json() {
    Map<String, Object> json = JsonObject.fields();
    json.put("username", username);
    json.put("email", email);
    role.ifPresent(given -> json.put("role", given));
    json.put("password", password);
    return json;
  }

  @Override
  public String toString() {
    return "NewProfile[" + username + "]";
  }
}
