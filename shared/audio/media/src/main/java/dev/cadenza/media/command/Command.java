package dev.cadenza.media.command;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.processes.GuardedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program to run as a child process.
 *
 * <p>The child has no input, a time limit and few environment variables; its output is limited in
 * size. It and its children are killed when the calling thread is interrupted, the work is
 * cancelled, or this process ends.
 */
public final class Command {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 100;
  private static final int MAX_SIGNAL = 64;
  private static final Set<String> KEPT_VARIABLES =
      Set.of("PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE");

  private final List<String> words;
  private final Map<String, String> variables;
  private final Duration limit;
  private final Consumer<String> outputLines;
  private final Consumer<String> errorLines;

  private Command(
      List<String> words,
      Map<String, String> variables,
      Duration limit,
      Consumer<String> outputLines,
      Consumer<String> errorLines) {
    this.words = List.copyOf(words);
    this.variables = Map.copyOf(variables);
    this.limit = requireNonNull(limit, "limit");
    this.outputLines = requireNonNull(outputLines, "outputLines");
    this.errorLines = requireNonNull(errorLines, "errorLines");
  }

  public static Command of(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments.size() + 1);
    words.add(program.toString());
    words.addAll(arguments);
    return new Command(words, Map.of(), DEFAULT_LIMIT, line -> {}, line -> {});
  }

  /** The time limit. Default: a minute. */
  public Command within(Duration limit) {
    return new Command(words, variables, limit, outputLines, errorLines);
  }

  /** An additional environment variable. */
  public Command variable(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Command(words, more, limit, outputLines, errorLines);
  }

  /**
   * Receives its output, line by line, on another thread. An exception ends the child and is
   * rethrown by {@link #run}.
   */
  public Command onOutput(Consumer<String> lines) {
    return new Command(words, variables, limit, lines, errorLines);
  }

  /** Like {@link #onOutput}, for its error output. */
  public Command onError(Consumer<String> lines) {
    return new Command(words, variables, limit, outputLines, lines);
  }

  /**
   * Runs it to its end, with any exit code.
   *
   * @throws InterruptedException if the calling thread is interrupted; the child is dead then
   * @throws CancellationException if the work is cancelled; the child is dead then
   * @throws TransientFailure {@code program_missing} if it does not start, {@code time_limit} if it
   *     takes too long, {@code program_killed} if a signal ended it: its output is incomplete
   */
  public Outcome run(Cancellation cancellation) throws InterruptedException {
    if (Thread.interrupted()) {
      // Waiting for a finished child would not check the interrupt.
      throw new InterruptedException("Interrupted before " + words.getFirst() + " started.");
    }
    cancellation.check();
    GuardedProcess guarded = start();
    Process process = guarded.process();
    OutputReader output = OutputReader.of(process.getInputStream(), outputLines);
    OutputReader errors = OutputReader.of(process.getErrorStream(), errorLines);
    try {
      long deadline = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        output.check();
        errors.check();
        cancellation.check();
        checkTime(deadline);
      }
    } finally {
      guarded.kill();
    }
    Outcome outcome = new Outcome(process.exitValue(), output.text(), errors.text());
    output.check();
    errors.check();
    outcome
        .signal()
        .ifPresent(
            signal -> {
              throw new TransientFailure(
                  "program_killed",
                  String.format(
                      Locale.ROOT, "%s was ended by signal %d.", words.getFirst(), signal),
                  null);
            });
    return outcome;
  }

  private GuardedProcess start() {
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      // The child reads untrusted input: it does not get our keys.
      builder.environment().keySet().retainAll(KEPT_VARIABLES);
      builder.environment().putAll(variables);
      return GuardedProcess.start(builder);
    } catch (IOException e) {
      throw new TransientFailure(
          "program_missing", "The program " + words.getFirst() + " did not start.", e);
    }
  }

  private void checkTime(long deadline) {
    if (System.nanoTime() - deadline > 0) {
      throw new TransientFailure(
          "time_limit", words.getFirst() + " took longer than " + limit.toSeconds() + " s.", null);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  /**
   * The outcome of a run.
   *
   * @param output its output; if longer than 64 KB, the first and last 32
   * @param errors its error output, limited in the same way
   */
  public record Outcome(int exitCode, String output, String errors) {
    public Outcome {
      requireNonNull(output, "output");
      requireNonNull(errors, "errors");
    }

    public boolean succeeded() {
      return exitCode == 0;
    }

    /** The signal that ended it, if any: shells and the JVM add 128 to its number. */
    OptionalInt signal() {
      return exitCode > 128 && exitCode <= 128 + MAX_SIGNAL
          ? OptionalInt.of(exitCode - 128)
          : OptionalInt.empty();
    }

    /** The last lines of its error output, for a log. */
    public String complaint() {
      String text = errors.strip();
      return text.length() <= 500 ? text : "…" + text.substring(text.length() - 500);
    }
  }
}
