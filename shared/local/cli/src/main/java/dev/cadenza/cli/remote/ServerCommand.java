package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.FeedException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that calls a server; reports the server's errors. */
abstract class ServerCommand implements Callable<Integer> {
  private final Shell shell;
  private Runnable startLog = () -> {};

  @Spec private CommandSpec spec;

  ServerCommand(Shell shell) {
    this.shell = shell;
  }

  final ServerCommand startingLogBy(Runnable start) {
    startLog = start;
    return this;
  }

  final Shell shell() {
    return shell;
  }

  final SessionFile sessionFile() {
    return new SessionFile(SessionFile.path(shell.environment()));
  }

  @Override
  public final Integer call() {
    checkUsage();
    startLog.run();
    try {
      run();
      return 0;
    } catch (ApiException e) {
      throw explained(e);
    } catch (UncheckedIOException | FeedException e) {
      throw new CommandFailed(e.getMessage(), e);
    }
  }

  /** Validation beyond single options; {@link #wrongUsage} reports an error. */
  void checkUsage() {}

  abstract void run();

  CommandFailed explained(ApiException refusal) {
    return new CommandFailed(String.join("\n", refusal.words()), refusal);
  }

  /** Exits with 2, and prints the command's usage. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A secret from standard input, or from a prompt. */
  final String secret(boolean fromInput, String prompt) {
    requireSecret(fromInput);
    return fromInput ? shell.readLine() : shell.keyboard().orElseThrow().secret(prompt);
  }

  /** Fails when a prompt is not possible. */
  final void requireSecret(boolean fromInput) {
    if (!fromInput && shell.keyboard().isEmpty()) {
      throw wrongUsage("Cannot prompt for the password without a terminal: use --password-stdin");
    }
  }
}
