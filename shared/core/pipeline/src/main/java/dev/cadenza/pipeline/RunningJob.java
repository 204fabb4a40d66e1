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

  /** How long a silent worker keeps a job. It is renewed a third of the way. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** At most two progress commits a second. */
  static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

  private final JobStore store;
  private final Clock clock;
  private final Meter meter;
  private final HeldJob held;
  private Instant nextProgress;

  /** Where the job is, as far as it was told; perhaps further on than what is committed. */
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
    Job job = job();
    return place.percent() > job.progress()
        || !job.step().equals(Optional.of(place.step()))
        || !job.spending().spent().equals(meter.spent());
  }

  /**
   * Updates the meter with the cost of the month: what the owner's other jobs spend is not there
   * for this one any more.
   */
  synchronized void refreshMonthlySpend() {
    Job job = job();
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
      LOG.debug("Job {}: what was paid is told later", job().id(), e);
    }
  }

  /** Renews the lease, and finds out whether the job is still ours. */
  synchronized void renew() {
    held.renew(meter.spent(), LEASE);
  }

  /**
   * Notes that something was kept that outlives this worker. After earlier claims in vain the store
   * is told at once: the next death of a worker must not count as theirs.
   */
  synchronized void madeHeadway() {
    if (held.madeHeadway() > 1) {
      renew();
    }
  }

  /** Looks whether the job is still ours. */
  void check() {
    held.check();
  }

  /** Whether the attempt is over without anybody who goes on with it: cancelled or deleted. */
  boolean abandoned() {
    return held.abandoned();
  }

  private boolean change(BiFunction<Job, Instant, Job> transition, Optional<JobResult> result) {
    return held.change(
        (before, at) -> {
          // The end and a pause keep the step at which they came.
          Job here = place.map(it -> it.in(before)).orElse(before);
          return transition.apply(here, at).withSpent(meter.spent());
        },
        result);
  }
}
