package dev.cadenza.functions;

import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.Project;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.Member;
import dev.cadenza.model.sharing.VisibleProject;
import java.util.Optional;

/**
 * What a user may do with projects and jobs. Without a membership, a user has access only to their
 * own; an admin has access to all. A user's own things need no further read.
 */
public final class ProjectRights {
  private final DynamoProjects projects;
  private final DynamoMembers members;
  private final DynamoJobs jobs;

  public ProjectRights(DynamoProjects projects, DynamoMembers members, DynamoJobs jobs) {
    this.projects = projects;
    this.members = members;
    this.jobs = jobs;
  }

  /** A project that the caller may read. */
  public Optional<VisibleProject> find(String project, Caller caller) {
    return projects
        .find(project)
        .flatMap(found -> access(found, caller).map(it -> new VisibleProject(found, it)));
  }

  private Optional<Access> access(Project project, Caller caller) {
    if (project.owner().equals(caller.id())) {
      return Optional.of(Access.OWNER);
    }
    return caller.isAdmin()
        ? Optional.of(Access.ADMIN)
        : members.find(project.id(), caller.id()).map(Member::access);
  }

  /** Whether a user owns a project or is a member of it. */
  public boolean isIn(String project, String account) {
    return members.find(project, account).isPresent()
        || projects.find(project).filter(it -> it.owner().equals(account)).isPresent();
  }

  /** The access to a job: by its own owner as owner, by others as to its project. */
  public Optional<Access> to(Job job, Caller caller) {
    return toOwn(job.owner(), caller).or(() -> toJobsOf(job.project(), caller));
  }

  /** The access to the result of a job. */
  public Optional<Access> to(JobResult result, Caller caller) {
    return toOwn(result.owner(), caller)
        .or(() -> jobs.find(result.job()).flatMap(job -> toJobsOf(job.project(), caller)));
  }

  private static Optional<Access> toOwn(String owner, Caller caller) {
    if (caller.isAdmin()) {
      return Optional.of(Access.ADMIN);
    }
    return owner.equals(caller.id()) ? Optional.of(Access.OWNER) : Optional.empty();
  }

  /** The access to all jobs of a project, whose owners may be others. */
  public Optional<Access> toJobsOf(String project, Caller caller) {
    return members
        .find(project, caller.id())
        .map(Member::access)
        .or(() -> find(project, caller).map(VisibleProject::access));
  }
}
