package dev.cadenza.http;

import dev.cadenza.model.Account;
import java.util.Optional;

/** Finds accounts by identifier. */
@FunctionalInterface
public interface AccountLookup {
  Optional<Account> find(String id);

  /** As {@link #find}, and never what was remembered. */
  default Optional<Account> findNow(String id) {
    return find(id);
  }
}
