package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.e2e.support.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that is killed leaves neither processes nor temporary files behind for long. */
final class KilledPlatformTest {
  private static final String BOOK = "A long walk by the sea. ".repeat(2_000);

  @TempDir private Path data;
  @TempDir private Path scratch;
  @TempDir private Path folder;

  @Test
  void shouldLeaveNoEngineAtWork() throws Exception {
    leavesNothing();
  }

  /** Functions in processes of their own have children, too. */
  @Test
  void shouldLeaveNoEngineOfAnIsolatedFunctionAtWork() throws Exception {
    leavesNothing("--isolated");
  }

  private void leavesNothing(String... options) throws Exception {
    List<ProcessHandle> children;
    long killed;
    try (PlatformProcess platform = PlatformProcess.up(data, scratch, slowFfmpeg(), options);
        CadenzaClient client = platform.login()) {
      submit(client);
      awaitAtWork(platform, "mp3", "pocketsphinx", "EspeakChild");
      children = platform.process().descendants().toList();
      killed = platform.process().pid();
      assertThat(foldersOf(killed)).isNotEmpty();
      platform.kill();
    }

    for (ProcessHandle child : children) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(runs(child)).as(words(child)).isFalse());
    }
    try (PlatformProcess next = PlatformProcess.up(data, scratch, slowFfmpeg(), options);
        CadenzaClient _ = next.login()) {
      assertThat(foldersOf(killed)).isEmpty();
      next.kill();
    }
  }

  private void submit(CadenzaClient client) throws IOException, InterruptedException {
    String project = client.createProject("Killed", "").id();
    // Its engine stays between requests.
    client.submit(
        NewJob.textToSpeech(
            project, Map.of("text", BOOK, "voice", "espeak-ng/en-us", "format", "wav")));
    client.submit(NewJob.textToSpeech(project, Map.of("text", "Encode me.", "format", "mp3")));
    byte[] speech = TestMedia.longSpeech(folder, 1_200);
    client.submit(NewJob.speechToText(project, client.upload("speech.wav", speech).id()));
  }

  /** One that never has done with encoding, and is itself otherwise. */
  private Map<String, String> slowFfmpeg() throws IOException {
    Path program = folder.resolve("ffmpeg");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in *libmp3lame*) exec sleep 600 ;; esac
        exec ffmpeg "$@"
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of("FFMPEG", program.toString());
  }

  private static void awaitAtWork(PlatformProcess platform, String... programs) {
    for (String program : programs) {
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  assertThat(platform.process().descendants().map(KilledPlatformTest::words))
                      .anyMatch(words -> words.contains(program)));
    }
  }

  private static String words(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  /** A killed process may stay in the table until its parent asks for it; it does not run. */
  private static boolean runs(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return process.isAlive() && !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> foldersOf(long pid) throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files
          .filter(file -> file.getFileName().toString().matches("cadenza-[a-z]+-" + pid + "-.*"))
          .toList();
    }
  }
}
