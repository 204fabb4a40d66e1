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
 * A child process without input that is killed when this process ends, in any way.
 *
 * <p>A small shell is between the two. It starts the program and a second shell that reads from a
 * pipe whose other end this process holds: when that end is closed, as the kernel does when this
 * process is killed, the program is killed. Linux supports the same with {@code PR_SET_PDEATHSIG},
 * but that follows the thread that started the child, not the process.
 *
 * <p>{@link #process} is the shell. It passes its output streams and exit code to the program, and
 * ends with it.
 */
public final class GuardedProcess {
  /**
   * The program gets neither the pipe nor any input. The shell closes its own output, so that a
   * reader of the program's output sees its end, and not the shell's message about a killed
   * program. A signal to all processes of a terminal, such as Ctrl-C, must not end the shell before
   * the program.
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

  /** The shell would report this with an exit code that a program may also have. */
  private static void requireThere(Path program) throws IOException {
    if (program.isAbsolute() && !(Files.isRegularFile(program) && Files.isExecutable(program))) {
      throw new IOException("Program not found: " + program);
    }
  }

  /** The shell around the program: its exit code and output are the program's. */
  public Process process() {
    return process;
  }

  /**
   * Kills the program with its children, if it is still running, and waits briefly for its end: a
   * process that the kernel blocks does not end.
   */
  public void kill() {
    if (!process.isAlive()) {
      close();
      return;
    }
    // Listed before the program dies: afterwards they have no common ancestor.
    List<ProcessHandle> descendants = process.descendants().toList();
    // The shell ends by itself: killed at its start, it would leave a program without a guard. If
    // it starts the program later, its guard finds the pipe closed.
    close();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.onExit().completeOnTimeout(process, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    // A killed process may still exist. Without an init process zombies remain, so the wait is
    // short.
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
