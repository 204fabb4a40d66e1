package dev.cadenza.cli;

/** Closes a resource once: on request, or when the process is terminated, for example by Ctrl-C. */
final class AtExit implements AutoCloseable {
  private final Runnable closing;
  private final Thread hook;

  private AtExit(Runnable closing) {
    this.closing = closing;
    this.hook = new Thread(closing, "at-exit");
  }

  static AtExit run(Runnable closing) {
    AtExit exit = new AtExit(closing);
    Runtime.getRuntime().addShutdownHook(exit.hook);
    return exit;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is running.
      return;
    }
    closing.run();
  }
}
