package dev.cadenza.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a benchmark in a separate JVM. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * @param heap the value of {@code -Xmx}
   */
  static void run(String heap, String benchmark) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap,
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dcadenza.home=" + System.getProperty("cadenza.home"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Benchmarks.class.getName(),
                    benchmark))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("\"" + benchmark + "\" failed with a heap of " + heap + ".");
    }
  }
}
