package dev.cadenza.local.function;

import java.util.Optional;

/** One execution environment of a function. It processes one invocation at a time. */
interface Instance extends AutoCloseable {

  /** Creates the handler; otherwise the first invocation does. */
  void warmUp() throws InterruptedException;

  /**
   * Runs the invocation to its end or its deadline.
   *
   * @return empty if the instance ended after an earlier invocation, before it received this one
   */
  Optional<Outcome> invoke(Invocation invocation) throws InterruptedException;

  /** Whether it can process another invocation. */
  boolean usable();

  /** Ends it, even during an invocation. */
  @Override
  void close();
}
