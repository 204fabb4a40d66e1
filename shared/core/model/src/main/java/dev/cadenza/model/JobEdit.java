package dev.cadenza.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The next version of a job, built by a transition. */
final class JobEdit {
  private final Job before;
  private final Instant now;
  private String project;
  private JobStatus status;
  private int progress;
  private Map<String, Object> parameters;
  private Optional<String> title;
  private Optional<String> step;
  private Optional<String> engine;
  private Optional<JobError> error;
  private int attempt;
  private Optional<Instant> startedAt;
  private Optional<Instant> finishedAt;
  private Optional<Lease> lease;
  private Spending spending;

  JobEdit(Job before, Instant now) {
    this.before = before;
    this.now = now;
    project = before.project();
    status = before.status();
    progress = before.progress();
    parameters = before.parameters();
    title = before.title();
    step = before.step();
    engine = before.engine();
    error = before.error();
    attempt = before.attempt();
    startedAt = before.startedAt();
    finishedAt = before.finishedAt();
    lease = before.lease();
    spending = before.spending();
  }

  JobEdit project(String value) {
    project = value;
    return this;
  }

  JobEdit status(JobStatus value) {
    status = value;
    return this;
  }

  JobEdit progress(int value) {
    progress = value;
    return this;
  }

  JobEdit parameters(Map<String, Object> value) {
    parameters = value;
    return this;
  }

  JobEdit title(Optional<String> value) {
    title = value;
    return this;
  }

  JobEdit step(Optional<String> value) {
    step = value;
    return this;
  }

  JobEdit engine(Optional<String> value) {
    engine = value;
    return this;
  }

  JobEdit error(Optional<JobError> value) {
    error = value;
    return this;
  }

  JobEdit attempt(int value) {
    attempt = value;
    return this;
  }

  JobEdit startedAt(Optional<Instant> value) {
    startedAt = value;
    return this;
  }

  JobEdit finishedAt(Optional<Instant> value) {
    finishedAt = value;
    return this;
  }

  JobEdit lease(Optional<Lease> value) {
    lease = value;
    return this;
  }

  JobEdit spending(Spending value) {
    spending = value;
    return this;
  }

  Job build() {
    return build(before.version() + 1);
  }

  Job buildSameVersion() {
    return build(before.version());
  }

  private Job build(long version) {
    return new Job(
        before.id(),
        project,
        before.owner(),
        before.type(),
        status,
        progress,
        before.inputFile(),
        parameters,
        title,
        step,
        engine,
        error,
        attempt,
        version,
        before.createdAt(),
        now,
        startedAt,
        finishedAt,
        lease,
        spending);
  }
}
