package dev.cadenza.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What runs on this machine. */
final class Processes {
  /** Long before what a test starts would end by itself. */
  static final Duration SOON = Duration.ofSeconds(20);

  private Processes() {}

  static void awaitEnd(long pid) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (runs(pid) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(runs(pid)).as("process %d runs", pid).isFalse();
  }

  /** A killed process may stay in the table until its parent asks for it; it does not run. */
  static boolean runs(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }
}
