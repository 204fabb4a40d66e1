package dev.cadenza.cli.remote.option;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Project;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a project by id or name. */
public final class ProjectChoice {
  private static final String DEFAULT_NAME = "Command line";
  private static final int NOT_FOUND = 404;
  private static final String ID = "[0-9A-HJKMNP-TV-Z]{26}";

  private final CadenzaClient client;

  public ProjectChoice(CadenzaClient client) {
    this.client = client;
  }

  /**
   * By id, or by a unique name.
   *
   * @throws CommandFailed when the number of matches is not one
   */
  public Project of(String idOrName) {
    if (idOrName.matches(ID)) {
      Optional<Project> project = byId(idOrName);
      if (project.isPresent()) {
        return project.get();
      }
    }
    List<Project> named =
        client.allProjects().filter(project -> project.name().equals(idOrName)).toList();
    return switch (named.size()) {
      case 0 ->
          throw new CommandFailed(
              "Project not found: \"%s\". To list projects, run ./cadenza projects"
                  .formatted(idOrName));
      case 1 -> named.getFirst();
      default ->
          throw new CommandFailed(
              String.format(
                  Locale.ROOT,
                  "%d projects have the name \"%s\". Use an id: %s",
                  named.size(),
                  idOrName,
                  named.stream().map(Project::id).collect(Collectors.joining(", "))));
    };
  }

  /**
   * The user's newest project, or a new one; an admin's list also contains those of other users.
   */
  public Project usual() {
    String me = client.account();
    return client
        .allProjects()
        .filter(project -> project.owner().equals(me))
        .findFirst()
        .orElseGet(() -> client.createProject(DEFAULT_NAME, ""));
  }

  private Optional<Project> byId(String id) {
    try {
      return Optional.of(client.project(id));
    } catch (ApiException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
