package dev.cadenza.model.sharing;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Project;

/** A project that a user may read, and what else they may do with it. */
public record VisibleProject(Project project, Access access) {
  public VisibleProject {
    requireNonNull(project, "project");
    requireNonNull(access, "access");
  }
}
