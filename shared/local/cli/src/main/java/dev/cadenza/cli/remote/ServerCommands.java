package dev.cadenza.cli.remote;

import java.util.List;
import picocli.CommandLine;

/** The entry point of this package. */
public final class ServerCommands {
  private ServerCommands() {}

  /**
   * Adds all of them to a command line.
   *
   * @param startLog called after the check of the usage and before any action
   */
  public static void addTo(CommandLine commandLine, Shell shell, Runnable startLog) {
    List.of(
            new LoginCommand(shell),
            new LogoutCommand(shell),
            new ProjectsCommand(shell),
            new MembersCommand(shell),
            new SubmitCommand(shell),
            new NarrateCommand(shell),
            new JobsCommand(shell),
            new WatchCommand(shell),
            new ResultsCommand(shell),
            new TranscriptCommand(shell),
            new CancelCommand(shell),
            new RetryCommand(shell),
            new UsersCommand(shell))
        .forEach(command -> commandLine.addSubcommand(command.startingLogBy(startLog)));
  }
}
