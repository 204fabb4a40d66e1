package dev.cadenza.jobs;

import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people and the platform may do to a job: submit, cancel, retry, edit, delete, give up. */
public final class JobLife {
  private static final Logger LOG = LoggerFactory.getLogger(JobLife.class);

  /**
   * Commits that lose a race are tried again from the newer version; a job does not change faster
   * than this.
   */
  private static final int ATTEMPTS = 8;

  private static final int DELETED_AT_ONCE = 50;

  /** How long a message may be on its way before its job is sent again. */
  static final Duration FIRST_LOOK = Duration.ofSeconds(60);

  /** Receives of a message, and claims of a job without headway, before it is given up. */
  public static final int MAX_TRIES = 5;

  private static final int MAX_SETBACK = 300;

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

  /** The error of a job that is given up: with what went wrong last, as far as it was told. */
  public static JobError exhausted(Job job) {
    String last = job.setback().map(said -> " The last time: " + shortened(said)).orElse("");
    return new JobError(
        "retries_exhausted",
        String.format(
            Locale.ROOT,
            "The job was tried %d times and did not succeed.%s Retry it later; if it fails again, tell an administrator.",
            MAX_TRIES,
            last));
  }

  private static String shortened(String sentence) {
    String plain = sentence.strip();
    String some = plain.length() > MAX_SETBACK ? plain.substring(0, MAX_SETBACK) + "…" : plain;
    return some.matches("(?s).*[.!?]") ? some : some + ".";
  }

  /**
   * Accepts a job and sends it to its queue. Once it is committed it is not lost: what is committed
   * and not sent, the sweeper sends.
   *
   * @return {@link Outcome#REPEATED} when the idempotency key was used before, {@link
   *     Outcome#INPUT_GONE} when the uploaded file is gone
   */
  public Outcome submit(Job job, Optional<IdempotencyRecord> idempotency) {
    JobCommit commit = JobCommit.accepting(job, idempotency, clock.instant());
    Outcome outcome = store.commit(commit);
    if (outcome == Outcome.COMMITTED) {
      // Told first: a worker that is quick would else tell of its start before.
      feed.push(commit.event());
      send(job);
    }
    return outcome;
  }

  /**
   * Ends a job that is not finished. A worker that runs it notices within two seconds.
   *
   * @param at which version of the job may be ended; the newest when empty
   */
  public Optional<Job> cancel(String id, OptionalLong at) {
    Optional<Job> cancelled =
        change(id, job -> isAt(job, at) && !job.status().terminal(), Job::cancelled);
    // Also where a worker runs it, which deletes what it keeps until it notices: it may be dead.
    cancelled.ifPresent(work::attemptEnded);
    return cancelled;
  }

  /** As {@link #cancel(String, OptionalLong)}, whatever version it is at. */
  public Optional<Job> cancel(String id) {
    return cancel(id, OptionalLong.empty());
  }

  private static boolean isAt(Job job, OptionalLong version) {
    return version.isEmpty() || version.getAsLong() == job.version();
  }

  /**
   * Starts a new attempt of a finished job, if it is still at the version from which its new
   * parameters were made.
   *
   * @param limit what all jobs of its owner may cost in a month
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
   * Sends a job on that waits for work elsewhere, as there is news of it. The message that was to
   * wake it later finds it gone on, and is let go.
   *
   * @return whether it was waiting
   */
  public boolean wake(String id) {
    Optional<Job> waiting = store.find(id).filter(Job::waits);
    waiting.ifPresent(job -> queue.send(job, Duration.ZERO));
    return waiting.isPresent();
  }

  /**
   * Takes care of an attempt whose message was received as often as the queue allows, unless a
   * worker is at it just now. A job that made headway since is sent again, and counts this as one
   * claim; any other fails.
   */
  public Optional<Job> giveUp(String id, int attempt) {
    Optional<Job> changed =
        change(
            id,
            job -> job.attempt() == attempt && !job.status().terminal() && !isHeld(job),
            (job, now) ->
                job.status() == JobStatus.RUNNING && job.claims() < MAX_TRIES
                    ? job.returned(now)
                    : job.failed(exhausted(job), now));
    changed.ifPresent(this::goOn);
    return changed;
  }

  private void goOn(Job job) {
    if (job.status().terminal()) {
      work.attemptEnded(job);
    } else {
      send(job);
    }
  }

  private boolean isHeld(Job job) {
    return job.lease().filter(lease -> lease.heldAt(clock.instant())).isPresent();
  }

  /**
   * Moves a job to another project or gives it other parameters, if it is still at the version the
   * change was made from.
   */
  public Optional<Job> edit(Job job, String project, Map<String, Object> parameters) {
    return commit(job, job.edited(project, parameters, clock.instant()));
  }

  /**
   * Removes a job with everything that belongs to it, files included, if it is still at this
   * version.
   */
  public boolean deleteExactly(Job job) {
    JobEvent deletion = JobCommit.deletion(job, clock.instant());
    if (store.delete(job, deletion) != Outcome.COMMITTED) {
      return false;
    }
    feed.push(deletion);
    deleteFiles(job);
    return true;
  }

  /** Removes a job as {@link #deleteExactly}, whatever version it is at. */
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
   * Removes jobs of a project, as many as there is time for.
   *
   * @return whether none is left
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

  /** Sends again what was accepted and not sent, and what a worker left behind. */
  public int sweep(int limit) {
    var overdue = store.overdue(clock.instant(), limit);
    overdue.forEach(this::send);
    return overdue.size();
  }

  private void send(Job job) {
    try {
      queue.send(job, Duration.ZERO);
      store.markSent(job, lookAgain(job));
    } catch (RuntimeException e) {
      // The job is committed and marked: whoever asked for it has it, and the sweeper sends it.
      LOG.warn("Job {} is to be sent by the sweeper", job.id(), e);
    }
  }

  /**
   * A message that was not received may be lost, or wait behind others in a long queue: each time
   * it may take as long again as the job has waited so far.
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
