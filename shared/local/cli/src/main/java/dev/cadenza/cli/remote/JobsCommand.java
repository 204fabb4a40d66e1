package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.remote.option.Choices;
import dev.cadenza.cli.remote.option.ProjectChoice;
import dev.cadenza.cli.remote.option.Times;
import dev.cadenza.client.JobFilter;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.Project;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "jobs",
    description = "List your jobs, newest first; for admins, the jobs of all users.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./cadenza jobs --status failed",
      "  ./cadenza jobs --type stt --project Interviews --limit 100"
    })
final class JobsCommand extends SessionCommand {
  @Option(
      names = "--status",
      paramLabel = "STATUS",
      converter = Choices.OfStatus.class,
      description = "pending, running, completed, failed or cancelled.")
  private JobStatus status;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = Choices.OfType.class,
      completionCandidates = Choices.Types.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private JobType type;

  @Option(names = "--project", paramLabel = "ID|NAME", description = "Only jobs of this project.")
  private String project;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of jobs. Default: ${DEFAULT-VALUE}.")
  private int limit;

  JobsCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    if (limit < 1) {
      throw wrongUsage("--limit must be 1 or more");
    }
  }

  @Override
  void run(Login login) {
    Optional<String> place =
        Optional.ofNullable(project)
            .map(name -> new ProjectChoice(login.client()).of(name))
            .map(Project::id);
    JobFilter filter = new JobFilter(Optional.ofNullable(status), Optional.ofNullable(type), place);
    Table table = new Table("Job", "Type", "Status", "Progress", "Created", "Remark");
    login.client().jobs(filter, limit).limit(limit).forEach(job -> add(table, job));
    table.printTo(shell().terminal());
  }

  private static void add(Table table, Job job) {
    table.row(
        job.id(),
        job.jobType().wire(),
        job.status().wire(),
        String.format(Locale.ROOT, "%3d %%", job.progress()),
        Times.local(job.createdAt()),
        job.error().map(JobError::message).or(() -> step(job)).orElse(""));
  }

  private static Optional<String> step(Job job) {
    return job.finished() ? Optional.empty() : job.step();
  }
}
