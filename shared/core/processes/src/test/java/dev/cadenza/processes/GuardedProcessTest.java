package dev.cadenza.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardedProcessTest {
  /** Also those that were started by threads that are gone, and not before their time. */
  @Test
  void shouldEndTheProgramsOfAProcessThatIsKilled() throws Exception {
    Process starter = starter();
    List<Long> programs = new ArrayList<>();
    Path folder;
    try (BufferedReader lines = lines(starter)) {
      for (int i = 0; i < 3; i++) {
        programs.add(Long.parseLong(lines.readLine()));
      }
      folder = Path.of(lines.readLine());
      assertThat(programs).allMatch(Processes::runs);
    } finally {
      // SIGKILL: nothing of it may do anything about its children any more.
      starter.destroyForcibly().waitFor();
    }

    for (long program : programs) {
      Processes.awaitEnd(program);
    }
    assertThat(folder).exists();
    ScratchFolder.sweep(folder.getParent());
    assertThat(folder).doesNotExist();
  }

  private static Process starter() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void shouldHaveTheExitCodeAndTheOutputOfItsProgram() throws Exception {
    Process process = shell("cat; echo \"$1\"; echo oh >&2; exit 7", "two words").process();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(7);
    assertThat(process.getInputStream()).hasContent("two words\n");
    assertThat(process.getErrorStream()).hasContent("oh\n");
  }

  @Test
  void shouldTellASignalByItsExitCode() throws Exception {
    Process process = shell("kill -SEGV $$").process();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 11);
    assertThat(process.getErrorStream()).isEmpty();
  }

  @Test
  void shouldOutliveWhatATerminalSendsToAllOfThem() throws Exception {
    GuardedProcess guarded = shell("echo $$; sleep 1; exit 5");
    try (BufferedReader lines = lines(guarded.process())) {
      assertThat(lines.readLine()).isNotEmpty();
      new ProcessBuilder("kill", "-INT", Long.toString(guarded.process().pid())).start().waitFor();

      assertThat(guarded.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(guarded.process().exitValue()).isEqualTo(5);
    }
  }

  /** At whatever point of its start it is. */
  @Test
  void shouldKillWhatHasJustBeenStarted() throws Exception {
    // Nobody else's on this machine sleep just as long.
    String seconds = "600." + ProcessHandle.current().pid();
    for (int i = 0; i < 50; i++) {
      GuardedProcess guarded = shell("exec sleep " + seconds);
      Thread.sleep(Duration.ofNanos(i * 100_000L));
      guarded.kill();
      assertThat(guarded.process().isAlive()).isFalse();
    }
    for (ProcessHandle left :
        ProcessHandle.allProcesses().filter(it -> has(seconds, it)).toList()) {
      Processes.awaitEnd(left.pid());
    }
  }

  private static boolean has(String word, ProcessHandle process) {
    return process.info().arguments().filter(it -> String.join(" ", it).contains(word)).isPresent();
  }

  @Test
  void shouldSayThatThereIsNoSuchProgram() {
    assertThatThrownBy(() -> GuardedProcess.start(new ProcessBuilder("/nowhere/program")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/nowhere/program");
  }

  private static GuardedProcess shell(String script, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    return GuardedProcess.start(new ProcessBuilder(words));
  }
}
