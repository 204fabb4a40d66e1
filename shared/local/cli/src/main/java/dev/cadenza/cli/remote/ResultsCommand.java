package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.Table;
import dev.cadenza.client.model.JobResult;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "results",
    description = "Download the result files of a job, or list them.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./cadenza results 01K9Z3T5V7W9X1Y3Z5A7B9C1D3 --out speech"})
final class ResultsCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "Job id.")
  private String id;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Output folder. Default: only list the files.")
  private Path out;

  ResultsCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<String> job() {
    return Optional.of(id);
  }

  @Override
  void run(Login login) {
    if (out != null) {
      Download.to(out, login.client(), id)
          .forEach(saved -> shell().terminal().line(saved.toString()));
      return;
    }
    JobResult result = Download.result(login.client(), id);
    Table table = new Table("File", "Type", "Bytes");
    result
        .files()
        .forEach(file -> table.row(file.name(), file.contentType(), String.valueOf(file.size())));
    table.printTo(shell().terminal());
  }
}
