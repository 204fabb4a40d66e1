package dev.cadenza.realtime;

import static java.util.Objects.requireNonNull;

/** A connection and its account. */
record Listener(String connection, String account, boolean admin) {
  Listener {
    requireNonNull(connection, "connection");
    requireNonNull(account, "account");
  }

  boolean sees(String owner) {
    return admin || account.equals(owner);
  }
}
