package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a login gives: one token to call with, one to get the next pair with. */
public record Tokens(String access, String refresh) {
  public Tokens {
    requireNonNull(access, "access");
    requireNonNull(refresh, "refresh");
  }

  /** The pair after a refresh; a server that does not rotate leaves the refresh token as it was. */
  Tokens refreshed(JsonObject answer) {
    return new Tokens(answer.text("access"), answer.optionalText("refresh").orElse(refresh));
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
    return JsonObject.parse(new String(claims, StandardCharsets.UTF_8)).text("user_id");
  }

  @Override
  public String toString() {
    return "Tokens[...]";
  }
}
