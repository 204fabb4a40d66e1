package dev.cadenza.model;

import java.util.Locale;

/**
 * The permissions of an account: a viewer reads its own resources, an editor also writes them, an
 * admin reads and manages those of all users.
 */
public enum Role {
  ADMIN,
  EDITOR,
  VIEWER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  public boolean writes() {
    return this != VIEWER;
  }
}
