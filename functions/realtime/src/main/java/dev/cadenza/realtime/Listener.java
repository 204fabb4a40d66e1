package dev.cadenza.realtime;

import static java.util.Objects.requireNonNull;

/** Who is at the other end of a connection. */
record Listener(String connection, String account, boolean admin) {
  Listener {
    requireNonNull(connection, "connection");
    requireNonNull(account, "account");
  }

  boolean sees(String owner) {
    return admin || account.equals(owner);
  }
}
