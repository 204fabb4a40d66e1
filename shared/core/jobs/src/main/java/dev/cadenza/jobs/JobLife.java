package dev.cadenza.jobs;

import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life cycle of a job: submit, cancel, retry, edit, delete, fail after too many attempts. */
public final class JobLife {
  private static final Logger LOG = LoggerFactory.getLogger(JobLife.class);

  /** Commits that lose a race are repeated with the newer version, at most this often. */
  private static final int ATTEMPTS = 8;

  private static final int DELETED_AT_ONCE = 50;

  /**
   * How long a message may take before its job is sent again; a store's jobs are overdue after it.
   */
  public static final Duration FIRST_LOOK = Duration.ofSeconds(60);

  private final JobStore store;
  private final JobQueue queue;
  private final JobFeed feed;
  private final WorkFiles files;
  private final JobWork work;
  private final Clock clock;

  public JobLife(JobStore store, JobQueue queue, JobFeed feed, WorkFiles files, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.feed = feed;
    this.files = files;
    this.work = new JobWork(files);
    this.clock = clock;
  }

  /**
   * Accepts a job and sends it to its queue. A committed job is not lost: the sweeper sends
   * committed jobs that were not sent.
   *
   * @return {@link Outcome#REPEATED} when the idempotency key was used before, {@link
   *     Outcome#INPUT_GONE} when the uploaded file is deleted
   */
  public Outcome submit(Job job, Optional<IdempotencyRecord> idempotency) {
    JobCommit commit = JobCommit.accepting(job, idempotency, clock.instant());
    Outcome outcome = store.commit(commit);
    if (outcome == Outcome.COMMITTED) {
      // Published first: a fast worker would otherwise publish its start before.
      feed.push(commit.event());
      send(job);
    }
    return outcome;
  }

  /**
   * Cancels an unfinished job. Its worker notices within two seconds.
   *
   * @param at the version that may be cancelled; the newest when empty
   */
  public Optional<Job> cancel(String id, OptionalLong at) {
    Optional<Job> cancelled =
        change(id, job -> isAt(job, at) && !job.status().terminal(), Job::cancelled);
    // Also while a worker runs it: the worker may be dead. A live worker deletes its files when it
    // notices.
    cancelled.ifPresent(work::attemptEnded);
    return cancelled;
  }

  /** Like {@link #cancel(String, OptionalLong)}, for any version. */
  public Optional<Job> cancel(String id) {
    return cancel(id, OptionalLong.empty());
  }

  private static boolean isAt(Job job, OptionalLong version) {
    return version.isEmpty() || version.getAsLong() == job.version();
  }

  /**
   * Starts a new attempt of a finished job, if its version is still the one from which the new
   * parameters were derived.
   *
   * @param limit the monthly limit of the owner's jobs
   */
  public Optional<Job> retry(Job job, Map<String, Object> parameters, Optional<Cost> limit) {
    if (!job.status().terminal()) {
      return Optional.empty();
    }
    Optional<Job> retried = commit(job, job.retried(parameters, limit, clock.instant()));
    retried.ifPresent(this::send);
    return retried;
  }

  /**
   * Resumes a job that waits for external work, after a notification. Its delayed message is
   * ignored later because the job has changed.
   *
   * @return whether it was waiting
   */
  public boolean wake(String id) {
    Optional<Job> waiting = store.find(id).filter(Job::waits);
    waiting.ifPresent(job -> queue.send(job, Duration.ZERO));
    return waiting.isPresent();
  }

  /**
   * Handles an attempt whose message reached the maximum number of receives, unless a worker is
   * running it. A job with stored progress is sent again, which counts as one claim; any other job
   * fails.
   */
  public Optional<Job> giveUp(String id, int attempt) {
    Optional<Job> changed =
        change(
            id,
            job -> job.attempt() == attempt && !job.status().terminal() && !isHeld(job),
            (job, now) ->
                job.status() == JobStatus.RUNNING && job.claims() < RetryLimits.maxTries(job)
                    ? job.returned(now)
                    : job.failed(RetryLimits.exhausted(job), now));
    changed.ifPresent(this::afterGivingUp);
    return changed;
  }

  private void afterGivingUp(Job job) {
    if (job.status().terminal()) {
      work.attemptEnded(job);
    } else {
      send(job);
    }
  }

  private boolean isHeld(Job job) {
    return job.lease().filter(lease -> lease.heldAt(clock.instant())).isPresent();
  }

  /** Edits a job if its version has not changed; an empty title keeps that it has. */
  public Optional<Job> edit(
      Job job, String project, Map<String, Object> parameters, Optional<String> title) {
    return sameVersion(
        job,
        current ->
            commit(current, current.edited(project, parameters, clock.instant()).titled(title)));
  }

  /** Deletes a job with all its data and files, if it still has this version. */
  public boolean deleteExactly(Job job) {
    JobEvent deletion = JobCommit.deletion(job, clock.instant());
    boolean deleted =
        sameVersion(
                job,
                current ->
                    store.delete(current, deletion) == Outcome.COMMITTED
                        ? Optional.of(current)
                        : Optional.empty())
            .isPresent();
    if (deleted) {
      feed.push(deletion);
      deleteFiles(job);
    }
    return deleted;
  }

  /**
   * Changes a job of a version; again if its worker has reported a payment since it was read, which
   * does not change the version.
   */
  private Optional<Job> sameVersion(Job job, Function<Job, Optional<Job>> change) {
    Optional<Job> current = Optional.of(job);
    for (int i = 0; i < ATTEMPTS && current.isPresent(); i++) {
      Optional<Job> changed = change.apply(current.get());
      if (changed.isPresent()) {
        return changed;
      }
      Job before = current.get();
      current =
          store
              .find(job.id())
              .filter(it -> it.version() == job.version())
              .filter(it -> !it.reported().equals(before.reported()));
    }
    return Optional.empty();
  }

  /** Deletes a job like {@link #deleteExactly}, for any version. */
  public boolean delete(Job job) {
    Job current = job;
    for (int i = 0; i < ATTEMPTS; i++) {
      if (deleteExactly(current)) {
        return true;
      }
      Optional<Job> newer = store.find(job.id());
      if (newer.isEmpty()) {
        return false;
      }
      current = newer.get();
    }
    throw new IllegalStateException("Job " + job.id() + " changed too often to be deleted.");
  }

  private void deleteFiles(Job job) {
    files.deleteAll("results/" + job.id() + "/");
    work.jobDeleted(job);
    job.inputFile()
        .filter(upload -> store.releaseInput(upload, clock.instant()))
        .ifPresent(upload -> files.deleteAll(Upload.keyOf(job.owner(), upload)));
  }

  /**
   * Deletes jobs of a project, as many as the time allows.
   *
   * @return whether none remains
   */
  public boolean deleteAllOf(String project, Instant deadline) {
    JobQuery some = JobQuery.of(new JobScope.OfProject(project), DELETED_AT_ONCE);
    while (clock.instant().isBefore(deadline)) {
      List<Job> jobs = store.list(some).jobs();
      if (jobs.isEmpty()) {
        return true;
      }
      jobs.forEach(this::delete);
    }
    return false;
  }

  /** Sends accepted jobs that were not sent, and jobs of dead workers. */
  public int sweep(int limit) {
    var overdue = store.overdue(clock.instant(), limit);
    overdue.forEach(this::sendAgain);
    return overdue.size();
  }

  /** Sends a job that was just committed, which the sweeper checks after {@link #FIRST_LOOK}. */
  private void send(Job job) {
    try {
      queue.send(job, Duration.ZERO);
    } catch (RuntimeException e) {
      // The job is committed: its owner has it, and the sweeper sends it.
      LOG.warn("Job {} is to be sent by the sweeper", job.id(), e);
    }
  }

  private void sendAgain(Job job) {
    try {
      queue.send(job, Duration.ZERO);
      store.markSent(job, lookAgain(job));
    } catch (RuntimeException e) {
      LOG.warn("Job {} is to be sent at the next sweep", job.id(), e);
    }
  }

  /**
   * A message that was not received may be lost, or wait in a long queue: the next check is after
   * the same time again that the job has waited so far.
   */
  private Instant lookAgain(Job job) {
    Instant now = clock.instant();
    Duration waited = Duration.between(job.updatedAt(), now);
    return now.plus(waited.compareTo(FIRST_LOOK) > 0 ? waited : FIRST_LOOK);
  }

  private Optional<Job> change(
      String id, Predicate<Job> allowed, BiFunction<Job, Instant, Job> transition) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Job> job = store.find(id).filter(allowed);
      if (job.isEmpty()) {
        return Optional.empty();
      }
      Optional<Job> changed = commit(job.get(), transition.apply(job.get(), clock.instant()));
      if (changed.isPresent()) {
        return changed;
      }
    }
    throw new IllegalStateException("Job " + id + " changed too often to be changed.");
  }

  private Optional<Job> commit(Job before, Job after) {
    JobCommit commit = JobCommit.changing(before, after, clock.instant());
    if (store.commit(commit) != Outcome.COMMITTED) {
      return Optional.empty();
    }
    feed.push(commit.event());
    return Optional.of(after);
  }
}
