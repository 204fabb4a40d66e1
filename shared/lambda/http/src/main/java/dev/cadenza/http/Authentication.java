package dev.cadenza.http;

import dev.cadenza.http.auth.AccountLookup;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.auth.InvalidToken;
import dev.cadenza.http.auth.RememberedAccounts;
import dev.cadenza.http.auth.Token;
import dev.cadenza.http.auth.TokenVerifier;
import dev.cadenza.http.wire.ErrorBody;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Authenticates the caller by the {@code Authorization} header, by the rules of SimpleJWT. */
public final class Authentication {
  private final TokenVerifier verifier;
  private final AccountLookup accounts;

  @SuppressWarnings("UnusedVariable") // Referenced here because the context refers to it weakly.
  private final Priming priming;

  private Authentication(TokenVerifier verifier, AccountLookup accounts, Priming priming) {
    this.verifier = verifier;
    this.accounts = accounts;
    this.priming = priming;
  }

  public Authentication(TokenVerifier verifier, AccountLookup accounts) {
    this(verifier, accounts, Priming.of());
  }

  /** Accepts tokens signed by a key; an account is read at most once in half a minute. */
  public static Authentication of(Supplier<ECPublicKey> key, AccountLookup accounts, Clock clock) {
    return new Authentication(
        new TokenVerifier(key, clock),
        new RememberedAccounts(accounts, clock),
        Priming.of(key::get, () -> accounts.find("none")));
  }

  /** Like {@link #of}, but reads the account each time. */
  public static Authentication uncached(
      Supplier<ECPublicKey> key, AccountLookup accounts, Clock clock) {
    return new Authentication(
        new TokenVerifier(key, clock), accounts, Priming.of(key::get, () -> accounts.find("none")));
  }

  /**
   * The caller of a request; empty without a header, or with another scheme.
   *
   * @throws WireException 401 when the header is malformed, or its token or account is not valid
   */
  public Optional<Caller> caller(String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    String[] parts = header.strip().split("\\s+");
    if (!parts[0].equals("Bearer")) {
      return Optional.empty();
    }
    if (parts.length != 2) {
      throw WireException.unauthorized(
          "Authorization header must contain two space-delimited values",
          "bad_authorization_header");
    }
    return Optional.of(ofToken(parts[1]));
  }

  /**
   * When an access token ends.
   *
   * @throws WireException 401 when it is not valid
   */
  public Instant endOf(String text) {
    try {
      return verifier.read(text, Token.ACCESS).expiresAt();
    } catch (InvalidToken e) {
      throw notValid(e);
    }
  }

  /** The caller of an access token. */
  public Caller ofToken(String text) {
    try {
      return holder(verifier.read(text, Token.ACCESS));
    } catch (InvalidToken e) {
      throw notValid(e);
    }
  }

  private Caller holder(Token token) {
    Account account =
        accounts
            .find(token.account())
            // A token of a new login is valid although the old password is cached.
            .filter(token::hasPasswordOf)
            .or(() -> accounts.findNow(token.account()))
            .orElseThrow(() -> WireException.unauthorized("User not found", "user_not_found"));
    if (!account.active()) {
      throw WireException.unauthorized("User is inactive", "user_inactive");
    }
    if (!token.hasPasswordOf(account)) {
      throw WireException.unauthorized("The user's password has been changed.", "password_changed");
    }
    return new Caller(account.id(), account.username(), account.role());
  }

  private static WireException notValid(InvalidToken e) {
    return WireException.unauthorized(ErrorBody.TokenNotValid.access(e.getMessage()));
  }
}
