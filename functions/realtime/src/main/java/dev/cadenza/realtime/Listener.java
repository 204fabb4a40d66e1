package dev.cadenza.realtime;

import static java.util.Objects.requireNonNull;

import dev.cadenza.http.auth.Caller;
import dev.cadenza.model.Role;

/** A connection and its account. */
record Listener(String connection, String account, boolean admin) {
  Listener {
    requireNonNull(connection, "connection");
    requireNonNull(account, "account");
  }

  /** The account as a caller of the HTTP API who reads. */
  Caller caller() {
    return new Caller(account, account, admin ? Role.ADMIN : Role.VIEWER);
  }

  boolean sees(String owner) {
    return admin || account.equals(owner);
  }
}
