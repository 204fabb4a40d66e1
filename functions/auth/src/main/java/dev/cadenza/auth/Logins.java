package dev.cadenza.auth;

import dev.cadenza.auth.Families.Family;
import dev.cadenza.aws.DynamoAccounts;
import dev.cadenza.aws.Passwords;
import dev.cadenza.http.InvalidToken;
import dev.cadenza.http.Token;
import dev.cadenza.http.WireException;
import dev.cadenza.model.Account;
import dev.cadenza.model.Ulid;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Who may have tokens, and for how long. */
final class Logins {
  private final DynamoAccounts accounts;
  private final Families families;
  private final FailedLogins failures;
  private final Tokens tokens;
  private final Clock clock;

  Logins(
      DynamoAccounts accounts,
      Families families,
      FailedLogins failures,
      Tokens tokens,
      Clock clock) {
    this.accounts = accounts;
    this.families = families;
    this.failures = failures;
    this.tokens = tokens;
    this.clock = clock;
  }

  record Pair(String refresh, String access) {}

  /**
   * Tokens for whoever knows the password; nothing otherwise, in the same time whether the account
   * exists or not.
   *
   * @param address from which the login comes
   * @throws WireException 429 after too many failures
   */
  Optional<Pair> login(String login, String password, String address) {
    failures
        .wait(login, address)
        .ifPresent(
            left -> {
              throw WireException.throttled(Math.max(1, left.toSeconds()));
            });
    Optional<Account> account = accounts.findByLogin(login);
    if (account.isEmpty()) {
      Passwords.checkNobody(password);
    }
    Optional<Account> admitted =
        account
            .filter(found -> Passwords.matches(password, found.passwordHash()))
            .filter(Account::active);
    if (admitted.isEmpty()) {
      failures.count(login, address);
    }
    return admitted.map(found -> begin(found.id()));
  }

  private Pair begin(String account) {
    Instant now = clock.instant();
    Family family = new Family(Ulid.next(now), account, Ulid.next(now), Optional.empty(), now);
    families.begin(family, now.plus(Tokens.REFRESH_LIFE));
    return pair(family);
  }

  /**
   * New tokens for a refresh token.
   *
   * @throws InvalidToken when its family has ended; a token used a second time ends it, because one
   *     of the two users stole it
   */
  Pair refresh(Token token) throws InvalidToken {
    Family family = familyOf(token);
    Instant now = clock.instant();
    if (token.id().equals(family.current())) {
      String next = Ulid.next(now);
      if (families.rotate(family, next, now, now.plus(Tokens.REFRESH_LIFE))) {
        return new Pair(
            tokens.refresh(family.account(), family.id(), next), tokens.access(family.account()));
      }
      family = familyOf(token);
    }
    boolean justReplaced =
        family.previous().filter(token.id()::equals).isPresent()
            && now.isBefore(family.rotatedAt().plus(Families.OVERLAP));
    if (justReplaced) {
      return pair(family);
    }
    families.end(family.id());
    throw blacklisted();
  }

  /** Ends what descends from the login of a refresh token. */
  void end(Token token) throws InvalidToken {
    families.end(familyOf(token).id());
  }

  /**
   * @throws InvalidToken when the token is a refresh token of a family that has ended
   */
  void requireLive(Token token) throws InvalidToken {
    if (token.type().equals(Token.REFRESH)) {
      Family _ = familyOf(token);
    }
  }

  boolean isActive(String account) {
    return accounts.find(account).filter(Account::active).isPresent();
  }

  private Family familyOf(Token token) throws InvalidToken {
    Optional<Family> family = token.family().flatMap(families::find);
    return family.orElseThrow(Logins::blacklisted);
  }

  private Pair pair(Family family) {
    return new Pair(
        tokens.refresh(family.account(), family.id(), family.current()),
        tokens.access(family.account()));
  }

  private static InvalidToken blacklisted() {
    return new InvalidToken("Token is blacklisted");
  }
}
