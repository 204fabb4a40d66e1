package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The tokens of a login: one for requests, one to get the next pair. */
public record Tokens(String access, String refresh) {
  public Tokens {
    requireNonNull(access, "access");
    requireNonNull(refresh, "refresh");
  }

  /** The pair after a refresh; a server without rotation keeps the refresh token. */
  Tokens renewed(Renewal answer) {
    return new Tokens(answer.access(), answer.refresh().orElse(refresh));
  }

  /** What a refresh gives. */
  record Renewal(String access, Optional<String> refresh) {
    @Override
    public String toString() {
      return "Renewal[...]";
    }
  }

  /** What is read of an access token. */
  record Claims(String userId) {
    Claims {
      requireNonNull(userId, "userId");
    }
  }

  /**
   * The id of the account that logged in. The server checks the token; here it is only read.
   *
   * @throws IllegalArgumentException when the token has no expiry
   */
  String account() {
    String[] parts = access.split("\\.");
    if (parts.length != 3) {
      throw new IllegalArgumentException("the access token is not a JSON web token");
    }
    byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
    return Json.read(new String(claims, StandardCharsets.UTF_8), Claims.class).userId();
  }

  @Override
  public String toString() {
    return "Tokens[...]";
  }
}
