package dev.cadenza.cli.client;

import static java.util.Objects.requireNonNull;

/** What a login gives: one token to call with, one to get the next pair with. */
record Tokens(String access, String refresh) {
  Tokens {
    requireNonNull(access, "access");
    requireNonNull(refresh, "refresh");
  }

  /** The pair after a refresh; a server that does not rotate leaves the refresh token as it was. */
  Tokens refreshed(JsonObject answer) {
    return new Tokens(answer.text("access"), answer.optionalText("refresh").orElse(refresh));
  }

  @Override
  public String toString() {
    return "Tokens[...]";
  }
}
