package dev.cadenza.pipeline;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Lease;
import dev.cadenza.model.Meter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that a worker holds, at the version it last saw.
 *
 * <p>Every change is committed and then told. A change that finds another version in the store is
 * made again from that one while the job is still ours, as when its owner edits it. When it was
 * cancelled, deleted or taken over, {@link #lost()} is true from then on and nothing is written.
 */
final class RunningJob {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

  /** How long a silent worker keeps a job. It is renewed a third of the way. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** At most two progress commits a second. */
  static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

  /** An owner does not edit a job faster than this many times in a commit's time. */
  private static final int MAX_REBASES = 8;

  private final JobStore store;
  private final JobFeed feed;
  private final Clock clock;
  private final Meter meter;
  private Job job;
  private Instant nextProgress;

  /** Where the job is, as far as it was told; perhaps further on than what is committed. */
  private Optional<Place> place = Optional.empty();

  /** A commit whose outcome is unknown. */
  private Optional<JobCommit> inDoubt = Optional.empty();

  private volatile boolean lost;

  private record Place(int percent, String step, Optional<String> engine) {
    Job in(Job job) {
      return job.at(percent, step, engine);
    }
  }

  RunningJob(Job claimed, JobStore store, JobFeed feed, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.clock = clock;
    this.job = claimed;
    this.meter = Meter.of(claimed.spending(), this::tellPaid);
    this.nextProgress = clock.instant().plus(PROGRESS_INTERVAL);
  }

  synchronized Job job() {
    return job;
  }

  /** Counts what the job costs; each change stores the sum so far. */
  Meter meter() {
    return meter;
  }

  boolean lost() {
    return lost;
  }

  /**
   * Reports the progress of the job. It is committed at once, or, where the last commit was less
   * than half a second ago, by a later {@link #catchUp}.
   */
  synchronized void progress(int percent, String step, Optional<String> engine) {
    place = Optional.of(new Place(percent, step, engine));
    catchUp();
  }

  /**
   * Commits where the job is and what was spent, unless the last was less than half a second ago or
   * nothing has changed.
   */
  synchronized void catchUp() {
    Instant now = clock.instant();
    if (place.filter(this::isNews).isEmpty() || now.isBefore(nextProgress)) {
      return;
    }
    nextProgress = now.plus(PROGRESS_INTERVAL);
    Place here = place.get();
    boolean committed =
        change(
            (before, at) ->
                before.advanced(here.percent(), here.step(), here.engine(), at, at.plus(LEASE)),
            Optional.empty());
    if (committed) {
      refreshMonthlySpend();
    }
  }

  private boolean isNews(Place place) {
    return place.percent() > job.progress()
        || !job.step().equals(Optional.of(place.step()))
        || !job.spending().spent().equals(meter.spent());
  }

  /**
   * Updates the meter with the cost of the month: what the owner's other jobs spend is not there
   * for this one any more.
   */
  synchronized void refreshMonthlySpend() {
    if (job.spending().limit().isPresent()) {
      YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
      meter.update(store.spent(Optional.of(job.owner()), month), job.spending().spent());
    }
  }

  synchronized boolean complete(JobResult result, String engine) {
    return change((before, at) -> before.completed(Optional.of(engine), at), Optional.of(result));
  }

  synchronized boolean fail(JobError error) {
    return change((before, at) -> before.failed(error, at), Optional.empty());
  }

  /**
   * @param failure what went wrong, for people, if anything did
   */
  synchronized boolean release(boolean headway, Optional<String> failure) {
    return change((before, at) -> before.released(headway, failure, at), Optional.empty());
  }

  /** Lets go of the job for a while; the sweeper leaves it alone until then. */
  synchronized boolean suspend(Duration delay) {
    return change((before, at) -> before.suspended(at, at.plus(delay)), Optional.empty());
  }

  /**
   * Stores at once what was paid, so that it is counted even if the worker crashes; not by a
   * commit, of which everybody is told, and which comes soon.
   */
  private synchronized void tellPaid() {
    try {
      renew();
    } catch (RuntimeException e) {
      // The call was made, and its answer is worth more than this: the next commit has it, too.
      LOG.debug("Job {}: what was paid is told later", job.id(), e);
    }
  }

  /** Renews the lease, and finds out whether the job is still ours. */
  synchronized void renew() {
    resolveInDoubtCommit();
    for (int tries = 0; !lost && !job.status().terminal(); tries++) {
      if (store.renewLease(job.withPaid(meter.spent()), clock.instant().plus(LEASE))) {
        return;
      }
      rebase(tries);
    }
  }

  /**
   * Notes that something was kept that outlives this worker. After earlier claims in vain the store
   * is told at once: the next death of a worker must not count as theirs.
   */
  synchronized void madeHeadway() {
    int claims = job.claims();
    if (claims > 0) {
      job = job.withHeadway();
    }
    if (claims > 1) {
      renew();
    }
  }

  /** Takes over what another changed about the job, if it is still ours. */
  private void rebase(int tries) {
    Optional<Job> ours = store.find(job.id()).filter(now -> isOurs(now, job));
    lost = ours.isEmpty() || tries >= MAX_REBASES;
    boolean headway = job.claims() == 0;
    ours.ifPresent(now -> job = headway ? now.withHeadway() : now);
  }

  /** Looks whether the job is still ours. */
  void check() {
    Job seen = job();
    if (seen.status().terminal()) {
      return;
    }
    if (store.find(seen.id()).filter(now -> isOurs(now, seen)).isEmpty()) {
      synchronized (this) {
        // What was committed here meanwhile is already known.
        lost |= job.version() == seen.version() && inDoubt.isEmpty();
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

  private boolean change(BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    resolveInDoubtCommit();
    for (int tries = 0; !lost && !job.status().terminal(); tries++) {
      if (commit(transition, result)) {
        return true;
      }
      rebase(tries);
    }
    return false;
  }

  private boolean commit(BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    Instant now = clock.instant();
    // The end and a pause keep the step at which they came.
    Job here = place.map(it -> it.in(job)).orElse(job);
    Job after = transition.apply(here, now).withSpent(meter.spent());
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
    feed.push(commit.event());
    return true;
  }

  /** A thread that is interrupted during a call does not learn its outcome. */
  private void resolveInDoubtCommit() {
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
    return now.version() == after.version()
        && now.status() == after.status()
        && holder(now).equals(holder(after));
  }
}
