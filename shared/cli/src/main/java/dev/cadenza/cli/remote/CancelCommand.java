package dev.cadenza.cli.remote;

import dev.cadenza.cli.client.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "Stop a job that waits or runs.",
    mixinStandardHelpOptions = true)
final class CancelCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id;

  CancelCommand(Shell shell) {
    super(shell);
  }

  @Override
  void run(Login login) {
    Job job = login.client().cancel(id);
    shell().terminal().line("Job %s is %s.".formatted(job.id(), job.status().wire()));
  }
}
