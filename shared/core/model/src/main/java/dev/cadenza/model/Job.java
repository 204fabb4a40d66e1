package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job of a user, with its state transitions.
 *
 * <p>Each transition returns the job after one more committed change: {@link #version} increases by
 * one and numbers the job's events without gaps. A transition that the state does not allow throws
 * {@link IllegalTransition}.
 *
 * @param parameters the parameters of the job type, as JSON values: maps, lists, strings, numbers,
 *     booleans, null
 * @param title what people call it: given by them, or taken from its file or its result
 * @param progress percent done, 0-100; never decreases within an attempt
 * @param attempt 1 for the first run; a retry adds one
 * @param lease the lease of its worker while it runs
 * @param spending the cost of its engine calls
 */
public record Job(
    String id,
    String project,
    String owner,
    JobType type,
    JobStatus status,
    int progress,
    Optional<String> inputFile,
    Map<String, Object> parameters,
    Optional<String> title,
    Optional<String> step,
    Optional<String> engine,
    Optional<JobError> error,
    int attempt,
    long version,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Lease> lease,
    Spending spending) {

  public Job {
    requireNonNull(id, "id");
    requireNonNull(project, "project");
    requireNonNull(owner, "owner");
    requireNonNull(type, "type");
    requireNonNull(status, "status");
    if (progress < 0 || progress > 100) {
      throw new IllegalArgumentException("progress is not within 0-100: " + progress);
    }
    // Not Map.copyOf: a JSON object may contain nulls, and the client's order is kept.
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
    requireNonNull(spending, "spending");
  }

  /** A new job. */
  public static Job accepted(
      String id,
      String project,
      String owner,
      JobType type,
      Optional<String> inputFile,
      Map<String, Object> parameters,
      Instant now) {
    return new Job(
        id,
        project,
        owner,
        type,
        JobStatus.PENDING,
        0,
        inputFile,
        parameters,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Spending.NONE);
  }

  /** The job claimed by a worker: a pending one, or a running one whose last worker is dead. */
  public Job claimed(String holder, Instant now, Instant leaseUntil) {
    if (status.terminal() || lease.filter(held -> held.heldAt(now)).isPresent()) {
      throw new IllegalTransition(this, "claimed");
    }
    Lease taken = Lease.of(holder, leaseUntil, claims() + 1, setback());
    return edit(now)
        .status(JobStatus.RUNNING)
        .startedAt(startedAt.or(() -> Optional.of(now)))
        .spending(settled())
        .lease(Optional.of(taken))
        .build();
  }

  /** The job with more progress, see {@link #at}. */
  public Job advanced(
      int percent, String step, Optional<String> engine, Instant now, Instant leaseUntil) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "advanced");
    return at(percent, step, engine)
        .edit(now)
        .lease(lease.map(held -> held.until(leaseUntil)))
        .build();
  }

  /** The same version of a running job with its current step; the percentage never decreases. */
  public Job at(int percent, String step, Optional<String> engine) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "advanced");
    return edit(updatedAt)
        .progress(Math.max(progress, Math.min(percent, 99)))
        .step(Optional.of(step))
        .engine(engine.or(() -> this.engine))
        .buildSameVersion();
  }

  /**
   * The job released by its worker, to be claimed again by a later message.
   *
   * @param progressed whether the work since the claim is stored, so that earlier claims no longer
   *     count
   * @param failure the error as a sentence for users, if there was one
   * @param until when it may be claimed; until then, neither a worker nor the sweeper takes it
   */
  public Job released(boolean progressed, Optional<String> failure, Instant now, Instant until) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "released");
    return edit(now)
        .spending(settled())
        .lease(lease.map(held -> held.released(progressed, failure, until)))
        .build();
  }

  /**
   * The job whose message and workers are lost, to be claimed through another message. Counts one
   * more claim.
   */
  public Job returned(Instant now) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "returned");
    return edit(now).lease(lease.map(held -> held.claimedTimes(held.claims() + 1))).build();
  }

  /** Why its last worker released it, as a sentence for users, if there was an error. */
  public Optional<String> setback() {
    return lease.flatMap(Lease::setback);
  }

  /** Its spending, including what its worker has reported since the last change. */
  private Spending settled() {
    return reported().compareTo(spending.spent()) > 0 ? spending.spent(reported()) : spending;
  }

  /** What its worker has reported as paid, in the lease; nothing without a lease. */
  public Cost reported() {
    return lease.map(Lease::paid).orElse(Cost.NOTHING);
  }

  /** What its worker has reported as paid since the last change. */
  public Cost unsettled() {
    return settled().spent().without(spending.spent());
  }

  /** The number of claims since its last stored progress. */
  public int claims() {
    return lease.map(Lease::claims).orElse(0);
  }

  /** The same version after stored progress: earlier claims no longer count. */
  public Job withHeadway() {
    return edit(updatedAt).lease(lease.map(held -> held.claimedTimes(0))).buildSameVersion();
  }

  /**
   * The job released by its worker while it waits for external work. No worker holds it, so that a
   * notification may resume it early; until the given time no worker has to check it.
   */
  public Job suspended(Instant now, Instant until) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "suspended");
    return edit(now).spending(settled()).lease(Optional.of(Lease.released(until))).build();
  }

  /** Whether it is {@link #suspended}. */
  public boolean waits() {
    return lease.filter(Lease::isReleased).isPresent();
  }

  public Job completed(Optional<String> engine, Instant now) {
    IllegalTransition.unless(status == JobStatus.RUNNING, this, "completed");
    return edit(now)
        .status(JobStatus.COMPLETED)
        .progress(100)
        .step(Optional.empty())
        .engine(engine.or(() -> this.engine))
        .finishedAt(Optional.of(now))
        .spending(settled())
        .lease(Optional.empty())
        .build();
  }

  public Job failed(JobError error, Instant now) {
    IllegalTransition.unless(!status.terminal(), this, "failed");
    return edit(now)
        .status(JobStatus.FAILED)
        .error(Optional.of(error))
        .finishedAt(Optional.of(now))
        .spending(settled())
        .lease(Optional.empty())
        .build();
  }

  public Job cancelled(Instant now) {
    IllegalTransition.unless(!status.terminal(), this, "cancelled");
    return edit(now)
        .status(JobStatus.CANCELLED)
        .finishedAt(Optional.of(now))
        .spending(settled())
        .lease(Optional.empty())
        .build();
  }

  /**
   * A new attempt of the same job.
   *
   * @param parameters the parameters of the new attempt
   * @param limit the monthly limit of the owner's jobs
   */
  public Job retried(Map<String, Object> parameters, Optional<Cost> limit, Instant now) {
    IllegalTransition.unless(status.terminal(), this, "retried");
    return edit(now)
        .status(JobStatus.PENDING)
        .progress(0)
        .parameters(parameters)
        .spending(spending.within(limit))
        .step(Optional.empty())
        .error(Optional.empty())
        .attempt(attempt + 1)
        .startedAt(Optional.empty())
        .finishedAt(Optional.empty())
        .lease(Optional.empty())
        .build();
  }

  /** The same job with other parameters or in another project, as its owner edited it. */
  public Job edited(String project, Map<String, Object> parameters, Instant now) {
    return edit(now).project(project).parameters(parameters).build();
  }

  /** The same version with a title; one without a title keeps that it has. */
  public Job titled(Optional<String> title) {
    return edit(updatedAt).title(title.or(() -> this.title)).buildSameVersion();
  }

  /** The same version with an extended lease. */
  public Job renewed(Instant leaseUntil) {
    return edit(updatedAt).lease(lease.map(held -> held.until(leaseUntil))).buildSameVersion();
  }

  /** The same version of a running job with the spending that its worker has reported. */
  public Job withPaid(Cost total) {
    return edit(updatedAt).lease(lease.map(held -> held.paid(total))).buildSameVersion();
  }

  /** The same version with complete parameters, or with parameters shortened for a list. */
  public Job withParameters(Map<String, Object> parameters) {
    return edit(updatedAt).parameters(parameters).buildSameVersion();
  }

  /** The same version with additional spending. */
  public Job withSpent(Cost total) {
    return edit(updatedAt).spending(spending.spent(total)).buildSameVersion();
  }

  /** The same version with a monthly limit of the owner's jobs. */
  public Job within(Optional<Cost> limit) {
    return edit(updatedAt).spending(spending.within(limit)).buildSameVersion();
  }

  private JobEdit edit(Instant now) {
    return new JobEdit(this, now);
  }
}
