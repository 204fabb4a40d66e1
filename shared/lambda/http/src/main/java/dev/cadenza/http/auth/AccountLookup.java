package dev.cadenza.http.auth;

import dev.cadenza.model.Account;
import java.util.Optional;

/** Finds accounts by identifier. */
@FunctionalInterface
public interface AccountLookup {
  Optional<Account> find(String id);

  /** Like {@link #find}, without a cache. */
  default Optional<Account> findNow(String id) {
    return find(id);
  }
}
