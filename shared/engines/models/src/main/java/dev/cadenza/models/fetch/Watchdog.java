package dev.cadenza.models.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Closes a stream without data for some time. The JDK's HTTP client has no time limit for the body
 * of a response.
 */
final class Watchdog implements AutoCloseable {
  private final InputStream watched;
  private final Duration limit;
  private final Thread thread;
  private volatile long last = System.nanoTime();
  private volatile boolean expired;

  private Watchdog(InputStream watched, Duration limit) {
    this.watched = watched;
    this.limit = limit;
    this.thread = Thread.ofVirtual().unstarted(this::watch);
  }

  static Watchdog over(InputStream stream, Duration limit) {
    Watchdog dog = new Watchdog(stream, limit);
    dog.thread.start();
    return dog;
  }

  /** Reports data. */
  void alive() {
    last = System.nanoTime();
  }

  /** Whether it closed the stream. */
  boolean expired() {
    return expired;
  }

  private void watch() {
    try {
      while (System.nanoTime() - last < limit.toNanos()) {
        Thread.sleep(limit.dividedBy(4));
      }
      expired = true;
      watched.close();
    } catch (InterruptedException | IOException e) {
      // The reader has finished, or the stream is already closed.
      return;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
