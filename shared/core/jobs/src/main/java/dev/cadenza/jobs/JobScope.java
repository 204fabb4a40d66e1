package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

/** Whose jobs: one owner's, one project's, or everybody's. */
public sealed interface JobScope {
  record OfOwner(String owner) implements JobScope {
    public OfOwner {
      requireNonNull(owner, "owner");
    }
  }

  record OfProject(String project) implements JobScope {
    public OfProject {
      requireNonNull(project, "project");
    }
  }

  record Everybody() implements JobScope {}
}
