package dev.cadenza.auth;

import dev.cadenza.auth.Families.Family;
import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.FailedLogins;
import dev.cadenza.http.auth.InvalidToken;
import dev.cadenza.http.auth.Token;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import dev.cadenza.model.id.Ulid;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Issues and refreshes tokens, and limits failed logins. */
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

  /** The tokens of a login, as clients get them. */
  record Pair(String refresh, String access) {}

  /**
   * Returns tokens for a correct password; empty otherwise, in the same time whether the account
   * exists or not.
   *
   * @param address the client's IP address
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
      Passwords.checkDummy(password);
    }
    Optional<Account> admitted =
        account
            .filter(found -> Passwords.matches(password, found.passwordHash()))
            .filter(Account::active);
    if (admitted.isEmpty()) {
      failures.count(login, address);
    }
    return admitted.map(this::begin);
  }

  private Pair begin(Account account) {
    Instant now = clock.instant();
    Family family = new Family(Ulid.next(now), account.id(), Ulid.next(now), Optional.empty(), now);
    families.begin(family, now.plus(Tokens.REFRESH_LIFE));
    return pair(account, family);
  }

  /**
   * New tokens for a refresh token.
   *
   * @param account the owner of the token
   * @throws InvalidToken when its family has ended: by a second use of a token, because one of the
   *     two users stole it, or by a new password
   */
  Pair refresh(Token token, Account account) throws InvalidToken {
    Family family = familyOf(token);
    if (!token.hasPasswordOf(account)) {
      families.end(family.id());
      throw blacklisted();
    }
    Instant now = clock.instant();
    if (token.id().equals(family.current())) {
      String next = Ulid.next(now);
      if (families.rotate(family, next, now, now.plus(Tokens.REFRESH_LIFE))) {
        return new Pair(tokens.refresh(account, family.id(), next), tokens.access(account));
      }
      family = familyOf(token);
    }
    boolean justReplaced =
        family.previous().filter(token.id()::equals).isPresent()
            && now.isBefore(family.rotatedAt().plus(Families.OVERLAP));
    if (justReplaced) {
      return pair(account, family);
    }
    families.end(family.id());
    throw blacklisted();
  }

  /** Revokes all tokens of the login of a refresh token. */
  void end(Token token) throws InvalidToken {
    families.end(familyOf(token).id());
  }

  /**
   * @throws InvalidToken when the token is a refresh token of a family that has ended, or the
   *     account has a new password
   */
  void requireLive(Token token) throws InvalidToken {
    if (accounts
        .find(token.account())
        .filter(account -> !token.hasPasswordOf(account))
        .isPresent()) {
      throw blacklisted();
    }
    if (token.type().equals(Token.REFRESH)) {
      Family _ = familyOf(token);
    }
  }

  Optional<Account> activeAccount(String id) {
    return accounts.find(id).filter(Account::active);
  }

  private Family familyOf(Token token) throws InvalidToken {
    Optional<Family> family = token.family().flatMap(families::find);
    return family.orElseThrow(Logins::blacklisted);
  }

  private Pair pair(Account account, Family family) {
    return new Pair(tokens.refresh(account, family.id(), family.current()), tokens.access(account));
  }

  private static InvalidToken blacklisted() {
    return new InvalidToken("Token is blacklisted");
  }
}
