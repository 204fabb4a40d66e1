package dev.cadenza.processes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process of its own that starts guarded programs from threads that end at once, says their
 * numbers, and waits to be killed.
 */
final class Starter {
  private Starter() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 3; i++) {
      Thread thread = Thread.ofPlatform().start(Starter::start);
      thread.join();
    }
    ScratchFolder folder = ScratchFolder.create("test");
    System.out.println(folder.path());
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void start() {
    try {
      Process process =
          GuardedProcess.start(
                  new ProcessBuilder(List.of("/bin/sh", "-c", "echo $$; exec sleep 600")))
              .process();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      System.out.println(lines.readLine());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
