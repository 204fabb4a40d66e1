package dev.cadenza.media.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  /** Starts a child of its own, says its number, and waits for it. */
  private static final String PARENT = "sleep 60 & echo $!; wait";

  /** Long before the minute that it would take otherwise. */
  private static final Duration SOON = Duration.ofSeconds(20);

  /** By the kernel that is out of memory, for one: what it wrote until then is not all. */
  @Test
  void shouldNotTakeWhatAKilledProgramLeft() {
    Command command = Command.of(Path.of("/bin/sh"), List.of("-c", "echo part; kill -9 $$"));

    assertThatThrownBy(() -> command.run(Cancellation.NEVER))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("ended by signal 9");
  }

  @Test
  void shouldTellHowItEnded() throws Exception {
    Command.Outcome outcome = shell("echo fine; echo oh >&2; exit 3").run(Cancellation.NEVER);

    assertThat(outcome).isEqualTo(new Command.Outcome(3, "fine\n", "oh\n"));
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.complaint()).isEqualTo("oh");
  }

  @Test
  void shouldGiveNoInput() throws Exception {
    assertThat(shell("cat; echo end").run(Cancellation.NEVER).output()).isEqualTo("end\n");
  }

  @Test
  void shouldKeepTheFirstAndTheLastOfMuchOutput() throws Exception {
    Command.Outcome outcome =
        shell("echo first; yes | head -c 5000000; echo last").run(Cancellation.NEVER);

    assertThat(outcome.output()).startsWith("first\n").endsWith("last\n").hasSize(64 * 1024);
  }

  @Test
  void shouldKillTheChildAndItsChildrenWhenCancelled() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CompletableFuture<Long> grandchild = new CompletableFuture<>();
    Command command =
        shell(PARENT)
            .onOutput(
                line -> {
                  grandchild.complete(Long.parseLong(line));
                  cancelled.set(true);
                });

    long start = System.nanoTime();
    assertThatThrownBy(() -> command.run(cancelled::get)).isInstanceOf(CancellationException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    awaitEnd(grandchild.join());
  }

  @Test
  void shouldKillTheChildAndItsChildrenWhenInterrupted() throws Exception {
    CompletableFuture<Long> grandchild = new CompletableFuture<>();
    CompletableFuture<Throwable> ending = new CompletableFuture<>();
    Command command = shell(PARENT).onOutput(line -> grandchild.complete(Long.parseLong(line)));
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              try {
                command.run(Cancellation.NEVER);
                ending.complete(null);
              } catch (Throwable e) {
                ending.complete(e);
              }
            });
    long child = grandchild.get(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(runs(child)).isTrue();

    caller.interrupt();

    assertThat(ending.get(SOON.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(InterruptedException.class);
    awaitEnd(child);
  }

  @Test
  void shouldStartNothingOnAnInterruptedThread(@TempDir Path folder) {
    Path mark = folder.resolve("started");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> shell("touch " + mark).run(Cancellation.NEVER))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(mark).doesNotExist();
  }

  @Test
  void shouldStopWhatTakesTooLong() {
    long start = System.nanoTime();

    assertThatThrownBy(
            () -> shell("sleep 60").within(Duration.ofMillis(200)).run(Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("time_limit"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void shouldEndWithWhatTheListenerThrew() {
    IllegalStateException enough = new IllegalStateException("enough");
    Command command =
        shell("echo line; sleep 60")
            .onError(line -> {})
            .onOutput(
                line -> {
                  throw enough;
                });

    assertThatThrownBy(() -> command.run(Cancellation.NEVER)).isSameAs(enough);
  }

  @Test
  void shouldEndWithWhatTheListenerThrewAtTheLastLine() {
    IllegalStateException enough = new IllegalStateException("enough");
    Command command =
        shell("echo line >&2")
            .onError(
                line -> {
                  throw enough;
                });

    assertThatThrownBy(() -> command.run(Cancellation.NEVER)).isSameAs(enough);
  }

  @Test
  void shouldHideOurVariables() throws Exception {
    String seen = shell("env").run(Cancellation.NEVER).output();

    assertThat(seen.lines().map(line -> line.split("=", 2)[0]))
        .contains("PATH")
        .allMatch(
            name -> name.matches("PATH|LD_LIBRARY_PATH|HOME|TMPDIR|LANG|LC_\\w+|PWD|_|SHLVL"));
  }

  @Test
  void shouldSayThatTheProgramIsMissing() {
    Command command = Command.of(Path.of("/nowhere/program"), List.of());

    assertThatThrownBy(() -> command.run(Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("program_missing"));
  }

  private static Command shell(String script) {
    return Command.of(Path.of("/bin/sh"), List.of("-c", script));
  }

  /** Killed is not yet gone. */
  private static void awaitEnd(long pid) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (runs(pid) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(runs(pid)).isFalse();
  }

  /** A killed process may stay in the table until its parent asks for it; it does not run. */
  private static boolean runs(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }
}
