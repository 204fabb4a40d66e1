package dev.cadenza.model;

import java.util.Locale;

/**
 * What an account may do: a viewer reads its own things, an editor also writes them, an admin sees
 * and manages all.
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
