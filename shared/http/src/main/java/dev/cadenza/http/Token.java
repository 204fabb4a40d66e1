package dev.cadenza.http;

import java.time.Instant;
import java.util.Optional;

/**
 * What a token says.
 *
 * @param type {@code access} or {@code refresh}
 * @param account whose it is
 * @param id unique among tokens
 * @param family the login that a refresh token descends from; empty for an access token
 */
public record Token(
    String type, String account, String id, Optional<String> family, Instant expiresAt) {
  public static final String ACCESS = "access";
  public static final String REFRESH = "refresh";
}
