package dev.cadenza.benchmarks;

import java.util.concurrent.Callable;

/** Measures the heap in use during an action, without garbage. */
final class LiveHeap implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 1_000;
  private static final double MEGABYTE = 1 << 20;

  private final Thread thread;
  private volatile long peak;

  private LiveHeap() {
    thread = Thread.ofPlatform().daemon().name("live-heap").start(this::watch);
  }

  /** The outcome, and the maximum heap in use, in megabytes. */
  record Watched<T>(T value, double peakMegabytes) {}

  static <T> Watched<T> during(Callable<T> work) throws Exception {
    try (LiveHeap heap = new LiveHeap()) {
      T value = work.call();
      return new Watched<>(value, heap.peak / MEGABYTE);
    }
  }

  private void watch() {
    Runtime runtime = Runtime.getRuntime();
    while (true) {
      System.gc();
      peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
      try {
        Thread.sleep(INTERVAL_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  static double limitMegabytes() {
    return Runtime.getRuntime().maxMemory() / MEGABYTE;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
