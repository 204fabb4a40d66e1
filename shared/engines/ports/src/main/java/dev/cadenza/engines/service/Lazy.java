package dev.cadenza.engines.service;

import java.util.function.Supplier;

/**
 * A client that is created on first use: most functions never call most services. Safe for use by
 * several threads.
 */
public final class Lazy<T> {
  private final Supplier<T> maker;
  private T made;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
