package dev.cadenza.awsengines;

import java.util.function.Supplier;

/** A client that is made when it is first needed: most functions never ask most services. */
final class Lazy<T> {
  private final Supplier<T> maker;
  private T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
