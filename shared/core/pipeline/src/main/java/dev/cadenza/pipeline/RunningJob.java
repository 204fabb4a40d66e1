package dev.cadenza.pipeline;

import dev.cadenza.jobs.JobFeed;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobResult;
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
 * A job that a worker runs: where it is, what it costs, and how it ends. Progress is committed at
 * most twice a second.
 */
final class RunningJob {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

  /** The duration of a lease. It is renewed after a third of it. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** At most two progress commits a second. */
  static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

  private final JobStore store;
  private final Clock clock;
  private final Meter meter;
  private final HeldJob held;
  private Instant nextProgress;

  /** About as long as the answer to a request to cancel takes to its client. */
  static final Duration MOMENT = Duration.ofMillis(25);

  /** The reported progress of the job, possibly ahead of the committed one. */
  private Optional<Place> place = Optional.empty();

  private record Place(int percent, String step, Optional<String> engine) {
    Job in(Job job) {
      return job.at(percent, step, engine);
    }
  }

  RunningJob(Job claimed, JobStore store, JobFeed feed, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.held = new HeldJob(claimed, store, feed, clock);
    this.meter = Meter.of(claimed.spending(), this::tellPaid);
    this.nextProgress = clock.instant().plus(PROGRESS_INTERVAL);
  }

  /** The job at the version last seen. */
  Job job() {
    return held.job();
  }

  /** Counts what the job costs; each change stores the sum so far. */
  Meter meter() {
    return meter;
  }

  /** Whether it is no longer this worker's. */
  boolean lost() {
    return held.lost();
  }

  /**
   * Reports the progress of the job. It is committed immediately, or, if the last commit was less
   * than half a second ago, by a later {@link #catchUp}.
   */
  synchronized void progress(int percent, String step, Optional<String> engine) {
    place = Optional.of(new Place(percent, step, engine));
    catchUp();
  }

  /**
   * Commits progress and spending, unless the last commit was less than half a second ago or
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
    Job job = job();
    return place.percent() > job.progress()
        || !job.step().equals(Optional.of(place.step()))
        || !job.spending().spent().equals(meter.spent());
  }

  /**
   * Updates the meter with the spending of the month: the spending of the owner's other jobs
   * reduces the rest.
   */
  synchronized void refreshMonthlySpend() {
    Job job = job();
    if (job.spending().limit().isPresent()) {
      YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
      meter.update(store.spent(Optional.of(job.owner()), month), job.spending().spent());
    }
  }

  /**
   * @param title for a job that has none
   */
  synchronized boolean complete(JobResult result, String engine, Optional<String> title) {
    return change(
        (before, at) ->
            before.completed(Optional.of(engine), at).titled(before.title().or(() -> title)),
        Optional.of(result));
  }

  synchronized boolean fail(JobError error) {
    return change((before, at) -> before.failed(error, at), Optional.empty());
  }

  /** Releases the job, to be claimed at once. */
  synchronized boolean release(boolean stored) {
    return release(stored, Optional.empty(), Duration.ZERO);
  }

  /**
   * @param failure the error, for users, if there was one
   * @param delay until it may be claimed
   */
  synchronized boolean release(boolean stored, Optional<String> failure, Duration delay) {
    return change(
        (before, at) -> before.released(stored, failure, at, at.plus(delay)), Optional.empty());
  }

  /** Releases the job for a while; the sweeper ignores it until then. */
  synchronized boolean suspend(Duration delay) {
    return change((before, at) -> before.suspended(at, at.plus(delay)), Optional.empty());
  }

  /**
   * Stores paid amounts immediately, so that they are counted even if the worker crashes; without a
   * commit, which would send an event, and which follows soon.
   */
  private synchronized void tellPaid() {
    try {
      renew();
    } catch (RuntimeException e) {
      // The call was made, and its output is more important: the next commit stores the amount,
      // too.
      LOG.debug("Job {}: the paid amount is stored later", job().id(), e);
    }
  }

  /** Renews the lease, and checks whether the worker still holds the job. */
  synchronized void renew() {
    held.renew(meter.spent(), LEASE);
  }

  /**
   * Records that output was stored that survives this worker. After earlier failed claims the store
   * is updated immediately: the next crash of a worker must not count with them.
   */
  synchronized void madeHeadway() {
    if (held.madeHeadway() > 1) {
      renew();
    }
  }

  /** Checks whether the worker still holds the job. */
  void check() {
    held.check();
  }

  /** Checks it before something begins, unless the store said so a moment ago. */
  void confirm() {
    held.confirm(MOMENT);
  }

  /** Whether the attempt has ended without a successor: cancelled or deleted. */
  boolean abandoned() {
    return held.abandoned();
  }

  private boolean change(BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    return held.change(
        (before, at) -> {
          // The end and a pause keep the current step.
          Job here = place.map(it -> it.in(before)).orElse(before);
          return transition.apply(here, at).withSpent(meter.spent());
        },
        result);
  }
}
