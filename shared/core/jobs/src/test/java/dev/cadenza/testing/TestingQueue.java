package dev.cadenza.testing;

import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records sent messages; can be made to fail. */
public final class TestingQueue implements JobQueue {
  private final List<Sent> all = new ArrayList<>();
  private boolean broken;

  /** A message to the workers of a type, and its delay. */
  public record Sent(JobType type, JobMessage message, Duration delay) {}

  @Override
  public synchronized void send(Job job, Duration delay) {
    if (broken) {
      throw new IllegalStateException("The queue is out of reach.");
    }
    all.add(new Sent(job.type(), JobMessage.of(job), delay));
  }

  public synchronized List<Sent> all() {
    return List.copyOf(all);
  }

  public List<JobMessage> sent() {
    return all().stream().map(Sent::message).toList();
  }

  /** The delays of the {@link #sent} messages. */
  public List<Duration> delays() {
    return all().stream().map(Sent::delay).toList();
  }

  public synchronized void breakDown(boolean isBroken) {
    broken = isBroken;
  }
}
