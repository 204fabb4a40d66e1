package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.client.CadenzaClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code cadenza up}, in a process of its own. */
public record PlatformProcess(Process process, URI url) implements AutoCloseable {
  /**
   * @param data where it keeps its data
   * @param scratch where it keeps temporary files, and its log
   * @param environment more variables
   */
  public static PlatformProcess up(
      Path data, Path scratch, Map<String, String> environment, String... options)
      throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    // As the launcher starts it.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
    command.add("-Djdk.virtualThreadScheduler.parallelism=16");
    command.add("-Dcadenza.home=" + System.getProperty("cadenza.home"));
    command.add("-Djava.io.tmpdir=" + scratch);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.cadenza.cli.Cadenza"));
    command.addAll(
        List.of("up", "--drafts", "--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("up.log").toFile());
    builder.environment().putAll(environment);
    return new PlatformProcess(builder.start(), URI.create("http://localhost:" + port));
  }

  /** Waits until it answers. */
  public CadenzaClient login() {
    return await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> CadenzaClient.login(url, "editor1", "editor123"), client -> client != null);
  }

  /** As Ctrl-C does, and waits for its end. */
  public void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
  }

  /** Ends it and nothing else, without a chance to do anything about it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What workers keep on this machine while they are at work. */
  static List<Path> foldersOfJobs(Path scratch) throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("cadenza-job-"))
          .toList();
    }
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
