package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.cli.LocalPlatform;
import dev.cadenza.cli.SampleUser;
import dev.cadenza.cli.client.CadenzaClient;
import dev.cadenza.cli.client.Job;
import dev.cadenza.cli.client.NewJob;
import dev.cadenza.model.JobStatus;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost when the platform stops, however it stops. */
final class RestartTest {
  private static final int JOBS = 4;

  @TempDir private Path data;

  @Test
  void shouldGoOnAfterAnOrderlyStop() {
    List<Job> submitted = new ArrayList<>();
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.in(data));
        CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      submitted.addAll(submit(client));
      awaitHalfDone(client, submitted.getFirst());
    }

    assertAllComplete(submitted);
  }

  @Test
  void shouldGoOnAfterItWasKilled() throws IOException, InterruptedException {
    int port = freePort();
    List<Job> submitted = new ArrayList<>();
    Process process = up(port);
    try (CadenzaClient client = awaitLogin(URI.create("http://localhost:" + port))) {
      submitted.addAll(submit(client));
      awaitHalfDone(client, submitted.getFirst());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }

    assertAllComplete(submitted);
  }

  /** Far enough that its worker has kept some of what it made, and not all. */
  private static void awaitHalfDone(CadenzaClient client, Job job) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(client.job(job.id()).progress()).isBetween(40, 75));
  }

  private void assertAllComplete(List<Job> submitted) {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.in(data));
        CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () ->
                  assertThat(submitted)
                      .allSatisfy(
                          job ->
                              assertThat(client.job(job.id()).status())
                                  .isEqualTo(JobStatus.COMPLETED)));
    }
  }

  private static List<Job> submit(CadenzaClient client) {
    String project = client.createProject("Restart", "").id();
    String text = "A long walk by the sea. ".repeat(300);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(
          client.submit(NewJob.textToSpeech(project, Map.of("text", text, "voice", "flite/slt"))));
    }
    return jobs;
  }

  private Process up(int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-Dcadenza.home=" + System.getProperty("cadenza.home")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.cadenza.cli.Cadenza"));
    command.addAll(List.of("up", "--port", Integer.toString(port), "--data", data.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            new File(System.getProperty("java.io.tmpdir"), "cadenza-restart-" + port + ".log"))
        .start();
  }

  private static CadenzaClient awaitLogin(URI url) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> CadenzaClient.login(url, "editor1", "editor123"), client -> client != null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
