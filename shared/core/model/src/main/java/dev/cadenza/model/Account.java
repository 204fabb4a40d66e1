package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.id.Sha256;
import java.time.Instant;

/**
 * A person who may log in.
 *
 * @param passwordHash in the PHC string format; never the password
 * @param active whether tokens of this account are accepted
 */
public record Account(
    String id,
    String username,
    String email,
    Role role,
    String passwordHash,
    boolean active,
    Instant createdAt,
    long version) {
  public Account {
    requireNonNull(id, "id");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(role, "role");
    requireNonNull(passwordHash, "passwordHash");
    requireNonNull(createdAt, "createdAt");
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  public Account edited(String username, String email, Role role, boolean active) {
    return new Account(id, username, email, role, passwordHash, active, createdAt, version + 1);
  }

  public Account withPassword(String newHash) {
    return new Account(id, username, email, role, newHash, active, createdAt, version + 1);
  }

  /**
   * A fingerprint of the password: 16 bytes of SHA-256 in hexadecimal. Tokens contain it, so that a
   * new password ends the sessions of the old one.
   */
  public String passwordFingerprint() {
    return Sha256.hex(passwordHash, 16);
  }

  @Override
  public String toString() {
    return "Account[id="
        + id
        + ", username="
        + username
        + ", role="
        + role
        + ", active="
        + active
        + "]";
  }
}
