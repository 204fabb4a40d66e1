package dev.cadenza.realtime;

import static java.util.Objects.requireNonNull;

import dev.cadenza.aws.feed.Connections;
import java.util.Optional;

/**
 * What a connection is subscribed to: jobs of an account, or jobs of a project.
 *
 * @param owner under which the subscription is stored, see {@link Connections}
 * @param account whose events are replayed; empty for all jobs of a project, whose events are in
 *     the order of no cursor
 * @param project through which the caller may read the jobs; empty for their own, and for admins
 */
record Topic(String owner, Optional<String> account, Optional<String> project) {
  Topic {
    requireNonNull(owner, "owner");
    requireNonNull(account, "account");
    requireNonNull(project, "project");
  }

  static Topic ofAccount(String account) {
    return new Topic(account, Optional.of(account), Optional.empty());
  }

  /** A job of another account in a project. */
  static Topic ofJob(String account, String project) {
    return new Topic(Connections.ofProject(project), Optional.of(account), Optional.of(project));
  }

  static Topic ofProject(String project) {
    return new Topic(Connections.ofProject(project), Optional.empty(), Optional.of(project));
  }
}
