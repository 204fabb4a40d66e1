package dev.cadenza.cli.remote;

import dev.cadenza.cli.remote.option.Setting;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = "Retry a finished job, optionally with changed parameters.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./cadenza retry 01K9Z3T5V7W9X1Y3Z5A7B9C1D3 --set language=en"})
final class RetryCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "Job id.")
  private String id;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Setting.Converter.class,
      description =
          "A parameter to change, with a JSON value or text; others are kept. May be repeated.")
  private List<Setting> settings = List.of();

  RetryCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<String> job() {
    return Optional.of(id);
  }

  @Override
  void run(Login login) {
    Job job = retry(login.client());
    shell()
        .terminal()
        .line(
            String.format(
                Locale.ROOT,
                "Job %s is %s, attempt %d.",
                job.id(),
                job.status().wire(),
                job.attempt()));
  }

  private Job retry(CadenzaClient client) {
    if (settings.isEmpty()) {
      return client.retry(id);
    }
    return client.retry(id, Setting.over(client.job(id).parameters(), settings));
  }
}
