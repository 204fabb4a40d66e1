package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.models.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations beside each other, and ones that are killed. */
final class ConcurrentInstallTest {
  private static final byte[] CONTENT = TestModels.bytes(1, 200_000);

  @TempDir private Path temporary;

  private Path root;
  private FileServer server;

  /** An installation in a process of its own: the folder, and the address of the file. */
  static final class Installing {
    private Installing() {}

    public static void main(String... arguments) throws InterruptedException {
      InstallReport report =
          new ModelInstaller(new ModelFolder(Path.of(arguments[0])), TestModels.tools())
              .install(catalog(arguments[1]).models(), InstallListener.NONE);
      System.exit(report.installed().isEmpty() ? 10 : 0);
    }
  }

  private static ModelCatalog catalog(String url) {
    return TestModels.one("model.bin", CONTENT, TestModels.home(url));
  }

  @BeforeEach
  void start() throws IOException {
    root = temporary.resolve("models");
    server = new FileServer().with("/a", CONTENT).slow(20);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Installing.class.getName(),
            root.toString(),
            server.url("/a"))
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("process.log").toFile())
        .start();
  }

  private InstallReport install(Told told) throws InterruptedException {
    return new ModelInstaller(new ModelFolder(root), TestModels.tools())
        .install(catalog(server.url("/a")).models(), told);
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void awaitRequest() throws InterruptedException {
    while (server.requests().isEmpty()) {
      Thread.sleep(10);
    }
  }

  @Test
  void shouldWaitForAnotherProcessAndFindItsModel() throws Exception {
    Process other = process();
    awaitRequest();
    Told told = new Told();

    InstallReport report = install(told);

    assertThat(other.waitFor()).isZero();
    assertThat(report.installed()).isEmpty();
    assertThat(report.present()).containsExactly("tiny");
    assertThat(told.notes).containsExactly("Waiting for another installation of models.");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldInstallOnceAmongThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<InstallReport>> reports =
          Stream.generate(() -> threads.submit(() -> install(new Told()))).limit(3).toList();
      int installed = 0;
      for (Future<InstallReport> report : reports) {
        assertThat(report.get().complete()).isTrue();
        installed += report.get().installed().size();
      }
      assertThat(installed).isEqualTo(1);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldLeaveNothingHalfWhenKilled() throws Exception {
    Process killed = process();
    awaitRequest();
    while (!downloaded()) {
      Thread.sleep(10);
    }
    killed.destroyForcibly().waitFor();
    assertThat(entries()).doesNotContain("tiny");

    InstallReport report = install(new Told());

    assertThat(report.installed()).containsExactly("tiny");
    assertThat(root.resolve("tiny/model.bin")).hasBinaryContent(CONTENT);
    assertThat(entries()).containsExactly(".lock", "tiny");
    assertThat(server.requests().getLast()).startsWith("/a bytes=");
  }

  private boolean downloaded() throws IOException {
    Path downloads = root.resolve(ModelInstaller.DOWNLOADS);
    if (!Files.isDirectory(downloads)) {
      return false;
    }
    try (Stream<Path> parts = Files.list(downloads)) {
      return parts.anyMatch(
          part -> part.toString().endsWith(".part") && part.toFile().length() > 0);
    }
  }
}
