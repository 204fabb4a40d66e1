package dev.cadenza.cli.remote;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Show the progress of a job until it is finished.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exits with 0 if the job completes, and with 1 if it fails or is cancelled."})
final class WatchCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "Job id.")
  private String id;

  WatchCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<String> job() {
    return Optional.of(id);
  }

  @Override
  void run(Login login) {
    try (Watch watch = Watch.open(login, shell())) {
      watch.toEnd(login.client().job(id));
    }
  }
}
