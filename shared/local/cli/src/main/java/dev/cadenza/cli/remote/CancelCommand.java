package dev.cadenza.cli.remote;

import dev.cadenza.client.model.Job;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "Cancel a pending or running job.",
    mixinStandardHelpOptions = true)
final class CancelCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "Job id.")
  private String id;

  CancelCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<String> job() {
    return Optional.of(id);
  }

  @Override
  void run(Login login) {
    Job job = login.client().cancel(id);
    shell().terminal().line("Job %s is %s.".formatted(job.id(), job.status().wire()));
  }
}
