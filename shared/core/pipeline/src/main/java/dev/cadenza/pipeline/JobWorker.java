package dev.cadenza.pipeline;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.jobs.OrderedFeed;
import dev.cadenza.jobs.RetryLimits;
import dev.cadenza.jobs.WaitingJobs;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Lease;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.WorkPending;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes one message of a job queue: claims the job, runs its pipeline, commits the result. */
public final class JobWorker {
  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(5);

  private static final int MAX_DOUBLINGS = 5;

  /** The maximum number of attempts to claim a job that changes at the same time. */
  private static final int MAX_CLAIMS = 8;

  /** The maximum delay of a message; 15 minutes for SQS. */
  static final Duration MAX_DELAY = Duration.ofMinutes(15);

  private final PipelineFactory factory;
  private final JobStore store;
  private final JobQueue queue;
  private final JobFeed feed;
  private final WorkFiles files;
  private final JobWork work;
  private final WaitingJobs waiting;
  private final Clock clock;

  public JobWorker(
      PipelineFactory factory,
      JobStore store,
      JobQueue queue,
      JobFeed feed,
      WorkFiles files,
      Clock clock) {
    this.factory = factory;
    this.store = store;
    this.queue = queue;
    this.feed = feed;
    this.files = files;
    this.work = new JobWork(files);
    this.waiting = new WaitingJobs(files);
    this.clock = clock;
  }

  /**
   * @param receives the number of receives of this message, including this one
   */
  public Verdict handle(JobMessage message, int receives, TimeBudget budget) {
    for (int tries = 1; tries < MAX_CLAIMS; tries++) {
      Optional<Verdict> verdict = look(message, receives, budget);
      if (verdict.isPresent()) {
        return verdict.get();
      }
      // Changed between read and claim: its owner edited it, or another worker claimed it.
    }
    return again(FIRST_BACKOFF);
  }

  /** Empty when the job changed at the time of the claim. */
  private Optional<Verdict> look(JobMessage message, int receives, TimeBudget budget) {
    Optional<Job> current =
        store.find(message.job()).filter(job -> job.attempt() == message.attempt());
    if (receives > 1) {
      current.ifPresent(this::deleteLeftovers);
    }
    Optional<Job> wanted = current.filter(job -> !job.status().terminal());
    if (wanted.isEmpty() || isLate(message, receives, wanted.get())) {
      return Optional.of(new Verdict.Done());
    }
    Instant now = clock.instant();
    Optional<Lease> held = wanted.get().lease().filter(lease -> lease.heldAt(now));
    if (held.isPresent()) {
      // A duplicate during the work of another worker, or the message of a dead worker: the end of
      // the lease decides.
      return Optional.of(again(Duration.between(now, held.get().until()).plusSeconds(1)));
    }
    return claim(wanted.get(), receives, budget, now);
  }

  /**
   * A message that comes again, of a job that has ended without a result: the worker that had it
   * was killed, and could not delete what it made outside of the job.
   */
  private void deleteLeftovers(Job job) {
    boolean ended = job.status() == JobStatus.CANCELLED || job.status() == JobStatus.FAILED;
    if (!ended || job.attempt() > 1) {
      return;
    }
    try {
      factory.leftovers().delete(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("What job {} left was not deleted", job.id(), LoggedFailure.of(e));
    }
  }

  /**
   * Whether another message has already resumed the job. A message received before may have done so
   * itself.
   */
  private static boolean isLate(JobMessage message, int receives, Job job) {
    return receives == 1
        && message.waiting().filter(version -> version != job.version()).isPresent();
  }

  private Optional<Verdict> claim(Job job, int receives, TimeBudget budget, Instant now) {
    try (OrderedFeed ordered = new OrderedFeed(feed)) {
      Job claimed = atFirstStep(job.claimed(Ulid.next(now), now, now.plus(RunningJob.LEASE)));
      JobCommit commit = JobCommit.changing(job, claimed, now);
      if (store.commit(commit) != Outcome.COMMITTED) {
        return Optional.empty();
      }
      ordered.push(commit.event());
      RunningJob running = new RunningJob(claimed, store, ordered, clock);
      boolean resumed = job.status() == JobStatus.RUNNING;
      if (claimed.claims() > RetryLimits.maxTries(claimed)) {
        if (running.fail(RetryLimits.exhausted(job))) {
          work.attemptEnded(running.job());
        }
        return Optional.of(new Verdict.Done());
      }
      return Optional.of(run(running, receives, budget, resumed));
    }
  }

  /** A run that continues from an earlier worker's steps logs its start itself. */
  private Job atFirstStep(Job claimed) {
    return claimed.step().isPresent() || factory.steps().isEmpty()
        ? claimed
        : claimed.at(0, factory.steps().getFirst().name(), Optional.empty());
  }

  private Verdict run(RunningJob running, int receives, TimeBudget budget, boolean resumed) {
    try (ScratchFolder scratch = ScratchFolder.create("job")) {
      PipelineRun run = new PipelineRun(factory, running, files, scratch.path(), budget, resumed);
      try (LeaseKeeper _ = LeaseKeeper.over(running)) {
        run.run(clock);
      } catch (Exception e) {
        return settle(e, running, run, receives);
      }
      tidyUp(running, run);
      return new Verdict.Done();
    }
  }

  private Verdict settle(Exception e, RunningJob running, PipelineRun run, int receives) {
    // The interrupt of the step must not interrupt the commit that releases the job.
    boolean interrupted = Thread.interrupted();
    if (running.lost()) {
      if (running.abandoned()) {
        abandon(running, run);
      }
      return new Verdict.Done();
    }
    return switch (e) {
      case PermanentFailure failure -> {
        if (running.fail(new JobError(failure.code(), failure.getMessage()))) {
          abandon(running, run);
        }
        yield new Verdict.Done();
      }
      case Interruption stopped when stopped.outOfTime() -> {
        running.release(run.madeHeadway());
        queue.send(running.job(), Duration.ZERO);
        yield new Verdict.Done();
      }
      case WorkPending later -> suspend(later, running);
      // The machine shuts down: the work was interrupted, or detected the interrupt and stopped.
      case InterruptedException _, CancellationException _ -> letGo(running);
      case RuntimeException _ when interrupted -> letGo(running);
      case IOException _ when interrupted -> letGo(running);
      default -> {
        LOG.warn("Job {} will be tried again", running.job().id(), LoggedFailure.of(e));
        yield backOff(running, run.madeHeadway(), messageOf(e), receives);
      }
    };
  }

  /** Releases a job for a while after an error that may pass. */
  private Verdict backOff(
      RunningJob running, boolean stored, Optional<String> failure, int receives) {
    Job job = running.job();
    boolean advanced = stored || RetryLimits.waitsForService(job, failure);
    Duration delay = stored ? FIRST_BACKOFF : backOff(advanced ? job.claims() : receives);
    // After a longer delay it would be overdue: it keeps its lease, so that neither the sweeper nor
    // a repeated message shortens the delay.
    boolean isLong = delay.compareTo(JobStore.GRACE) > 0;
    running.release(stored, failure, isLong ? delay : Duration.ZERO);
    if (!advanced) {
      return again(delay);
    }
    // A new message: the receive count of this one has no meaning any more.
    queue.send(running.job(), delay);
    return new Verdict.Done();
  }

  /** 5 s, then twice as long each time, at most 160 s. */
  private static Duration backOff(int tries) {
    return FIRST_BACKOFF.multipliedBy(1L << Math.clamp(tries - 1, 0, MAX_DOUBLINGS));
  }

  /** The attempt has ended without a result. */
  private void abandon(RunningJob running, PipelineRun run) {
    run.abandon();
    if (run.published() && !hasResult(running.job())) {
      work.withoutResult(running.job());
    }
    tidyUp(running, run);
  }

  /** A commit without an answer may have completed the attempt, before a later one began. */
  private boolean hasResult(Job job) {
    return store.findResult(job.id()).stream()
        .flatMap(result -> result.files().stream())
        .anyMatch(file -> file.key().startsWith(JobWork.result(job)));
  }

  private void tidyUp(RunningJob running, PipelineRun run) {
    Job job = running.job();
    if (!run.leavesFiles()) {
      return;
    }
    if (store.find(job.id()).isPresent()) {
      work.attemptEnded(job);
    } else {
      // Another process deleted the job and could not know the files stored since.
      work.jobDeleted(job);
    }
  }

  /** The message of a failure for users; only some failures have one. */
  private static Optional<String> messageOf(Exception failure) {
    return failure instanceof TransientFailure
        ? Optional.of(failure.getMessage())
        : Optional.empty();
  }

  private static Verdict letGo(RunningJob running) {
    running.release(true);
    return again(Duration.ZERO);
  }

  /**
   * Releases a job that waits for external work, until a delayed message arrives. This counts
   * neither as a failed attempt nor as a receive: a job may wait any number of times.
   */
  private Verdict suspend(WorkPending later, RunningJob running) {
    Duration delay = later.after().compareTo(MAX_DELAY) < 0 ? later.after() : MAX_DELAY;
    // Before the job is released: afterwards a notification may arrive.
    later.work().ifPresent(work -> waiting.note(work, running.job().id()));
    if (running.suspend(delay)) {
      queue.send(running.job(), delay);
    }
    return new Verdict.Done();
  }

  private static Verdict again(Duration delay) {
    return new Verdict.Again(delay);
  }
}
