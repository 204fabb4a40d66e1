package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

/** The scope of a list of jobs: one owner, one project, or all users. */
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
