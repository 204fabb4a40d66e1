package dev.cadenza.pipeline;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A job in the store, as the worker sees it that holds its lease.
 *
 * <p>Every change is committed and then told. A change that finds another version in the store is
 * made again from that one while the job is still ours, as when its owner edits it. When it was
 * cancelled, deleted or taken over, {@link #lost()} is true from then on and nothing is written.
 */
final class HeldJob {
  /** An owner does not edit a job faster than this many times in a commit's time. */
  private static final int MAX_REBASES = 8;

  private static final int MAX_QUESTIONS = 3;

  private final JobStore store;
  private final JobFeed feed;
  private final Clock clock;
  private Job job;

  /** A commit whose outcome is unknown. */
  private Optional<JobCommit> inDoubt = Optional.empty();

  private volatile boolean lost;

  /** A time at which the job was ours; the store was asked then, or later. */
  private volatile Instant confirmed;

  HeldJob(Job claimed, JobStore store, JobFeed feed, Clock clock) {
    this.job = claimed;
    this.confirmed = claimed.updatedAt();
    this.store = store;
    this.feed = feed;
    this.clock = clock;
  }

  /** The job at the version last seen. */
  synchronized Job job() {
    return job;
  }

  boolean lost() {
    return lost;
  }

  /**
   * @param transition makes the job of the one in the store
   * @param result of a job that it completes
   * @return whether it was committed
   */
  synchronized boolean change(
      BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    resolveInDoubtCommit();
    for (int tries = 0; !lost && !job.status().terminal(); tries++) {
      if (commit(transition, result)) {
        return true;
      }
      rebase(tries);
    }
    return false;
  }

  /**
   * Renews the lease, and finds out whether the job is still ours.
   *
   * @param paid what the job has cost so far
   */
  synchronized void renew(Cost paid, Duration lease) {
    resolveInDoubtCommit();
    for (int tries = 0; !lost && !job.status().terminal(); tries++) {
      Job paying = job.withPaid(paid);
      Instant now = clock.instant();
      if (store.renewLease(paying, now.plus(lease))) {
        job = paying;
        confirmed = now;
        return;
      }
      rebase(tries);
    }
  }

  /**
   * Notes that something was kept that outlives this worker.
   *
   * @return the number of claims in vain before
   */
  synchronized int madeHeadway() {
    int claims = job.claims();
    if (claims > 0) {
      job = job.withHeadway();
    }
    return claims;
  }

  /** Looks whether the job is still ours. */
  void check() {
    Job seen = job();
    if (seen.status().terminal()) {
      return;
    }
    Instant now = clock.instant();
    if (store.find(seen.id()).filter(found -> isOurs(found, seen)).isPresent()) {
      confirmed = now;
    } else {
      synchronized (this) {
        // What was committed here meanwhile is already known.
        lost |= job.version() == seen.version() && inDoubt.isEmpty();
      }
    }
  }

  /**
   * Looks whether the job is still ours, unless the store said so a moment ago.
   *
   * @param moment how long ago at most
   */
  void confirm(Duration moment) {
    Duration ago = Duration.between(confirmed, clock.instant()).abs();
    for (int tries = 1; !lost && ago.compareTo(moment) > 0; tries++) {
      try {
        resolveInDoubtCommit();
        check();
        return;
      } catch (RuntimeException e) {
        // A question is cheaper than the try that its failure would cost the job.
        if (tries == MAX_QUESTIONS) {
          throw e;
        }
      }
    }
  }

  /** Whether the attempt is over without anybody who goes on with it: cancelled or deleted. */
  boolean abandoned() {
    Job mine = job();
    return store
        .find(mine.id())
        .filter(now -> now.attempt() == mine.attempt() && now.status() != JobStatus.CANCELLED)
        .isEmpty();
  }

  /** Takes over what another changed about the job, if it is still ours. */
  private void rebase(int tries) {
    Optional<Job> ours = store.find(job.id()).filter(now -> isOurs(now, job));
    lost = ours.isEmpty() || tries >= MAX_REBASES;
    boolean headway = job.claims() == 0;
    ours.ifPresent(now -> job = headway ? now.withHeadway() : now);
  }

  private boolean commit(BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    Instant now = clock.instant();
    Job after = transition.apply(job, now);
    JobCommit commit =
        result.isPresent()
            ? JobCommit.completing(job, after, result.get(), now)
            : JobCommit.changing(job, after, now);
    inDoubt = Optional.of(commit);
    Outcome outcome = store.commit(commit);
    inDoubt = Optional.empty();
    if (outcome != Outcome.COMMITTED) {
      return false;
    }
    job = after;
    confirmed = now;
    feed.push(commit.event());
    return true;
  }

  /** A thread that is interrupted during a call does not learn its outcome. */
  private synchronized void resolveInDoubtCommit() {
    if (inDoubt.isEmpty()) {
      return;
    }
    JobCommit commit = inDoubt.get();
    Optional<Job> found = store.find(job.id());
    if (found.filter(now -> isDone(commit, now)).isPresent()) {
      job = commit.after();
      feed.push(commit.event());
    } else {
      Optional<Job> ours = found.filter(now -> isOurs(now, job));
      lost |= ours.isEmpty();
      job = ours.orElse(job);
    }
    inDoubt = Optional.empty();
  }

  private static boolean isDone(JobCommit commit, Job now) {
    Job after = commit.after();
    // An edit at that moment has the same version, and other contents.
    return now.version() == after.version()
        && now.status() == after.status()
        && now.progress() == after.progress()
        && now.step().equals(after.step())
        && now.title().equals(after.title())
        && now.project().equals(after.project())
        && holder(now).equals(holder(after));
  }

  /**
   * @param now the job as the store has it
   */
  private static boolean isOurs(Job now, Job mine) {
    return now.attempt() == mine.attempt()
        && !now.status().terminal()
        && holder(now).equals(holder(mine));
  }

  private static Optional<String> holder(Job job) {
    return job.lease().map(Lease::holder);
  }
}
