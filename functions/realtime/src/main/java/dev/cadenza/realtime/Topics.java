package dev.cadenza.realtime;

import dev.cadenza.aws.feed.Connections;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Job;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a client wants to subscribe to, if it may read it. */
final class Topics {
  private final JobStore store;
  private final ProjectRights rights;

  Topics(JobStore store, ProjectRights rights) {
    this.store = store;
    this.rights = rights;
  }

  /** The jobs by topic; empty when this account cannot read one of them. */
  Optional<Map<Topic, Set<String>>> ofJobs(Listener listener, List<String> jobs) {
    Map<Topic, Set<String>> topics = new LinkedHashMap<>();
    for (String id : jobs) {
      Optional<Topic> topic =
          id.equals(Connections.EVERY_JOB)
              ? Optional.of(Topic.ofAccount(listener.account()))
              : store.find(id).flatMap(job -> ofJob(listener, job));
      if (topic.isEmpty()) {
        return Optional.empty();
      }
      topics.computeIfAbsent(topic.get(), _ -> new HashSet<>()).add(id);
    }
    return Optional.of(topics);
  }

  private Optional<Topic> ofJob(Listener listener, Job job) {
    return listener.sees(job.owner())
        ? Optional.of(Topic.ofAccount(job.owner()))
        : rights
            .toJobsOf(job.project(), listener.caller())
            .map(_ -> Topic.ofJob(job.owner(), job.project()));
  }

  /** All jobs of projects, by topic; empty when this account cannot read one of them. */
  Optional<Map<Topic, Set<String>>> ofProjects(Listener listener, List<String> projects) {
    Set<String> different = new HashSet<>(projects);
    boolean visible =
        different.stream().allMatch(id -> rights.find(id, listener.caller()).isPresent());
    return Optional.of(
            different.stream()
                .collect(Collectors.toMap(Topic::ofProject, _ -> Set.of(Connections.EVERY_JOB))))
        .filter(_ -> visible);
  }

  /** Whether this account may still read the jobs of all these topics. */
  boolean stillVisible(Listener listener, Set<Topic> topics) {
    return topics.stream()
        .flatMap(topic -> topic.project().stream())
        .distinct()
        .allMatch(project -> rights.toJobsOf(project, listener.caller()).isPresent());
  }
}
