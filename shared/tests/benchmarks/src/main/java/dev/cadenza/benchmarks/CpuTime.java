package dev.cadenza.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The CPU time of this process and its ended children: unlike wall time, it does not depend on the
 * load of the machine.
 */
final class CpuTime {
  /** The fields of {@code /proc/self/stat}, see proc(5): utime, stime, cutime and cstime. */
  private static final int FIRST = 13;

  private static final int LAST = 16;
  private static final double TICKS_PER_SECOND = 100;

  private CpuTime() {}

  static double seconds() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/self/stat")).split(" ");
    double ticks = 0;
    for (int i = FIRST; i <= LAST; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
