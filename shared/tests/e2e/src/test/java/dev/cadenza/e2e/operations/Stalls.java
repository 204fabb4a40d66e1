package dev.cadenza.e2e.operations;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long a busy machine kept a thread waiting that only wanted to sleep. */
final class Stalls implements AutoCloseable {
  private static final Duration NAP = Duration.ofMillis(20);

  private final AtomicLong nanos = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().daemon().name("stalls").unstarted(this::nap);

  private Stalls() {}

  static Stalls watch() {
    Stalls stalls = new Stalls();
    stalls.thread.start();
    return stalls;
  }

  private void nap() {
    try {
      while (true) {
        long start = System.nanoTime();
        Thread.sleep(NAP);
        nanos.addAndGet(System.nanoTime() - start - NAP.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Duration total() {
    return Duration.ofNanos(nanos.get());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
