package dev.cadenza.local.function;

/** One execution environment of a function. It serves one invocation at a time. */
interface Instance extends AutoCloseable {

  /** Makes the handler; without this the first invocation does. */
  void warmUp() throws InterruptedException;

  /** Runs the invocation to its end or to its deadline, whichever comes first. */
  Outcome invoke(Invocation invocation) throws InterruptedException;

  /** Whether it can serve another invocation. */
  boolean usable();

  /** Ends it, whatever it is doing. */
  @Override
  void close();
}
