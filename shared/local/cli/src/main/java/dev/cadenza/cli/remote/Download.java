package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.JobResult;
import java.nio.file.Path;
import java.util.List;

/** Downloads the result files of a job. */
final class Download {
  private Download() {}

  /**
   * The result of a job.
   *
   * @throws CommandFailed when it has none
   */
  static JobResult result(CadenzaClient client, String job) {
    return client
        .result(job)
        .orElseThrow(
            () ->
                new CommandFailed(
                    "Job %s is %s and has no result."
                        .formatted(job, client.job(job).status().wire())));
  }

  static List<Path> to(Path folder, CadenzaClient client, String job) {
    return client.download(result(client, job), folder);
  }
}
