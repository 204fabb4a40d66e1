package dev.cadenza.pipeline;

import java.time.Duration;

/**
 * Monitors a running job in the background: checks every second whether it was cancelled, renews
 * the lease every five seconds, and commits progress that was reported too soon after the last
 * commit.
 *
 * <p>When the job is lost, the worker's thread is interrupted, so that its waiting, including for
 * child processes, ends at once.
 */
final class LeaseKeeper implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TICKS_PER_LOOK = 4;
  private static final int LOOKS_PER_RENEWAL = 5;

  private final RunningJob job;
  private final Thread worker;
  private final Thread thread;
  private volatile boolean closed;

  private LeaseKeeper(RunningJob job, Thread worker) {
    this.job = job;
    this.worker = worker;
    this.thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::look);
  }

  static LeaseKeeper over(RunningJob job) {
    LeaseKeeper watch = new LeaseKeeper(job, Thread.currentThread());
    watch.thread.start();
    return watch;
  }

  private void look() {
    for (int ticks = 1; !closed; ticks++) {
      try {
        Thread.sleep(INTERVAL.dividedBy(TICKS_PER_LOOK));
      } catch (InterruptedException e) {
        return;
      }
      lookOnce(ticks);
    }
  }

  private void lookOnce(int ticks) {
    try {
      job.catchUp();
      if (ticks % (TICKS_PER_LOOK * LOOKS_PER_RENEWAL) == 0) {
        job.renew();
      } else if (ticks % TICKS_PER_LOOK == 0) {
        job.check();
      }
    } catch (RuntimeException e) {
      // The store did not respond. The lease outlives a few missed checks; the next one shows it.
      return;
    }
    synchronized (this) {
      if (job.lost() && !closed) {
        closed = true;
        worker.interrupt();
      }
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    thread.interrupt();
    if (job.lost()) {
      // The interrupt was for the step, not for the worker's next actions.
      Thread.interrupted();
    }
  }
}
