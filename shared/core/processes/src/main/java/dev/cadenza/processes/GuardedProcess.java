package dev.cadenza.processes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process without input that is killed when this process ends, however it ends.
 *
 * <p>A small shell stands between the two. It starts the program, and beside it a second shell that
 * reads from the pipe of which this process has the other end: when that end is closed, as the
 * kernel does when this process is killed, the program is killed. Linux could do the same by {@code
 * PR_SET_PDEATHSIG}, but that follows the thread that started the child and not the process.
 *
 * <p>{@link #process} is the shell. It gives its output, its complaints and its exit code to the
 * program, and ends with it.
 */
public final class GuardedProcess {
  /**
   * The program gets neither the pipe nor any input. The shell gives up its own output, so that
   * whoever reads the program's sees its end, and its own words about a program that was killed. A
   * signal to all of a terminal's processes, as by Ctrl-C, must not end it before the program.
   */
  private static final String SCRIPT =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      program=$!
      exec >/dev/null 2>&1
      (read -r _ <&3; kill -KILL "$program") &
      guard=$!
      exec 3<&-
      trap : INT QUIT TERM HUP
      wait "$program"
      code=$?
      while kill -0 "$program"; do
        wait "$program"
        code=$?
      done
      kill -KILL "$guard"
      wait "$guard"
      exit "$code"
      """;

  private static final long PATIENCE_MILLIS = 5_000;
  private static final long ORPHANS_MILLIS = 300;

  private final Process process;

  private GuardedProcess(Process process) {
    this.process = requireNonNull(process, "process");
  }

  /**
   * Starts a program.
   *
   * @param builder whose first word is the program; not changed
   * @throws IOException if the program does not exist
   */
  public static GuardedProcess start(ProcessBuilder builder) throws IOException {
    List<String> words = builder.command();
    requireThere(Path.of(words.getFirst()));
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
    guarded.addAll(words);
    ProcessBuilder shell =
        new ProcessBuilder(guarded)
            .directory(builder.directory())
            .redirectErrorStream(builder.redirectErrorStream())
            .redirectOutput(builder.redirectOutput())
            .redirectError(builder.redirectError());
    shell.environment().clear();
    shell.environment().putAll(builder.environment());
    return new GuardedProcess(shell.start());
  }

  /** The shell would say so with an exit code, which a program may have as well. */
  private static void requireThere(Path program) throws IOException {
    if (program.isAbsolute() && !(Files.isRegularFile(program) && Files.isExecutable(program))) {
      throw new IOException("There is no program " + program);
    }
  }

  /** The shell around the program: its exit code and what it prints are the program's. */
  public Process process() {
    return process;
  }

  /**
   * Kills the program with its children, if it still runs, and waits for its end; not long, for a
   * process that the kernel holds on to does not end.
   */
  public void kill() {
    if (!process.isAlive()) {
      close();
      return;
    }
    // Asked before the program dies: afterwards they have no common ancestor.
    List<ProcessHandle> descendants = process.descendants().toList();
    // The shell is left to end by itself: killed at its start, it would leave a program without
    // a guard. What it has not started yet, it starts with a guard that finds the pipe closed.
    close();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.onExit().completeOnTimeout(process, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    // Killed is not yet gone. Without an init process zombies remain, so the wait is short.
    CompletableFuture.allOf(
            descendants.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, ORPHANS_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The program has ended, and the pipe has no reader any more.
      return;
    }
  }
}
