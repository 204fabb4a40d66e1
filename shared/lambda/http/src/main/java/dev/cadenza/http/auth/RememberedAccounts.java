package dev.cadenza.http.auth;

import dev.cadenza.model.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches accounts for half a minute, so that most requests do not read them, and a deactivated user
 * loses access within that time.
 */
public final class RememberedAccounts implements AccountLookup {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int MAX_ACCOUNTS = 10_000;

  private final AccountLookup source;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  public RememberedAccounts(AccountLookup source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  private record Remembered(Optional<Account> account, Instant until) {}

  @Override
  public Optional<Account> find(String id) {
    Remembered known = remembered.get(id);
    return known == null || !known.until().isAfter(clock.instant()) ? findNow(id) : known.account();
  }

  @Override
  public Optional<Account> findNow(String id) {
    Optional<Account> account = source.find(id);
    if (remembered.size() >= MAX_ACCOUNTS) {
      remembered.clear();
    }
    remembered.put(id, new Remembered(account, clock.instant().plus(LIFE)));
    return account;
  }
}
