package dev.cadenza.pipeline;

import java.time.Duration;

/**
 * Looks after a running job from beside: once a second whether it is still wanted, every five
 * seconds to renew the lease, and between to commit what a step told too soon after the last commit
 * and has not told anew since.
 *
 * <p>When the job is lost the worker's thread is interrupted, so that what it waits for, child
 * processes included, ends at once.
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
      // The store did not answer. The lease outlives a few missed looks; the next one shows it.
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
      // The interrupt was for the step, not for what the worker does next.
      Thread.interrupted();
    }
  }
}
