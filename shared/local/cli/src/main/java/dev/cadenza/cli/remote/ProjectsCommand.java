package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.remote.option.Times;
import dev.cadenza.client.model.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "projects",
    description = "List your projects, or create one.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./cadenza projects --create Interviews"})
final class ProjectsCommand extends SessionCommand {
  @Option(names = "--create", paramLabel = "NAME", description = "Create a project.")
  private String name;

  ProjectsCommand(Shell shell) {
    super(shell);
  }

  @Override
  void run(Login login) {
    Terminal terminal = shell().terminal();
    if (name != null) {
      Project made = login.client().createProject(name, "");
      terminal.line(terminal.interactive() ? "Created project " + made.id() : made.id());
      return;
    }
    Table table = new Table("Project", "Name", "Created");
    login
        .client()
        .allProjects()
        .forEach(
            project -> table.row(project.id(), project.name(), Times.local(project.createdAt())));
    table.printTo(terminal);
  }
}
