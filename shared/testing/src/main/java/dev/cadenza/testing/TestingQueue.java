package dev.cadenza.testing;

import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was sent; can be made to fail. */
public final class TestingQueue implements JobQueue {
  private final List<JobMessage> sent = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private boolean broken;

  @Override
  public synchronized void send(Job job, Duration delay) {
    if (broken) {
      throw new IllegalStateException("The queue is out of reach.");
    }
    sent.add(JobMessage.of(job));
    delays.add(delay);
  }

  public synchronized List<JobMessage> sent() {
    return List.copyOf(sent);
  }

  /** How long each of the {@link #sent} messages is held back. */
  public synchronized List<Duration> delays() {
    return List.copyOf(delays);
  }

  public synchronized void breakDown(boolean isBroken) {
    broken = isBroken;
  }
}
