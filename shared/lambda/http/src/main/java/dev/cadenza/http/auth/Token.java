package dev.cadenza.http.auth;

import dev.cadenza.model.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * The claims of a token.
 *
 * @param type {@code access} or {@code refresh}
 * @param account its owner
 * @param id unique among tokens
 * @param family the login that a refresh token descends from; empty for an access token
 * @param password the fingerprint of the account's password when the token was issued
 */
public record Token(
    String type,
    String account,
    String id,
    Optional<String> family,
    Optional<String> password,
    Instant expiresAt) {
  public static final String ACCESS = "access";
  public static final String REFRESH = "refresh";

  /** The claim of the password's fingerprint, as SimpleJWT names it since 5.3. */
  public static final String PASSWORD_CLAIM = "hash_password";

  /** Whether the account still has the password that it had when the token was issued. */
  public boolean hasPasswordOf(Account holder) {
    return password.equals(Optional.of(holder.passwordFingerprint()));
  }
}
