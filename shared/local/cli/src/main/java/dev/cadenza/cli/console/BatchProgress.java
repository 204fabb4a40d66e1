package dev.cadenza.cli.console;

import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The latest states of the jobs of a batch, and one progress bar over all of its files. */
public final class BatchProgress implements JobFeed.Listener, AutoCloseable {
  private final JobProgress bar;
  private final int files;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  /** One per file that was submitted; the same job for files that are the same. */
  private final List<String> jobs = new ArrayList<>();

  private final Map<String, Job> latest = new HashMap<>();
  private final Map<String, Instant> received = new HashMap<>();
  private int refused;
  private boolean changed;

  public BatchProgress(Terminal terminal, String task, int files) {
    this.bar = JobProgress.on(terminal, task);
    this.files = files;
  }

  /** A frame; it may arrive before the response to the submission. */
  @Override
  public void updated(JobUpdate update) {
    receive(update.job());
  }

  /** The current state of a job. */
  public void receive(Job job) {
    lock.lock();
    try {
      keep(job);
      received.put(job.id(), Instant.now());
      changed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The response to the submission of a file, which may be older than the job is. */
  public void submitted(Job job) {
    lock.lock();
    try {
      jobs.add(job.id());
      keep(job);
    } finally {
      lock.unlock();
    }
    show();
  }

  /** A file has no job. */
  public void refused() {
    lock.lock();
    try {
      refused++;
    } finally {
      lock.unlock();
    }
    show();
  }

  private void keep(Job job) {
    latest.merge(job.id(), job, (old, next) -> next.version() >= old.version() ? next : old);
  }

  /** A job was deleted. */
  public void deleted(Job job) {
    lock.lock();
    try {
      int before = jobs.size();
      jobs.removeIf(job.id()::equals);
      refused += before - jobs.size();
    } finally {
      lock.unlock();
    }
    show();
  }

  /** The last state of a job that has ended; empty before. */
  public Optional<Job> ended(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(latest.get(id)).filter(this::isOver);
    } finally {
      lock.unlock();
    }
  }

  /** Jobs of which nothing was received for some time, the longest silence first. */
  public List<Job> silent(Duration time, int limit) {
    lock.lock();
    try {
      Instant before = Instant.now().minus(time);
      return jobs.stream()
          .distinct()
          .map(latest::get)
          .filter(job -> since(job).isBefore(before) && !isOver(job))
          .sorted(Comparator.comparing(this::since))
          .limit(limit)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private Instant since(Job job) {
    return received.getOrDefault(job.id(), Instant.MIN);
  }

  /** A state from the submission is not final: the job may have been retried since. */
  private boolean isOver(Job job) {
    return job.finished() && received.containsKey(job.id());
  }

  /** Whether all jobs that were submitted have ended. */
  public boolean over() {
    lock.lock();
    try {
      return jobs.stream().map(latest::get).allMatch(this::isOver);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a state is received, but no longer than the given time. */
  public void await(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!changed && left > 0) {
        left = news.awaitNanos(left);
      }
      changed = false;
    } finally {
      lock.unlock();
    }
  }

  /** Draws the bar. */
  public void show() {
    lock.lock();
    try {
      List<Job> known = jobs.stream().map(latest::get).toList();
      int ended = refused + (int) known.stream().filter(Job::finished).count();
      int percents =
          100 * refused
              + known.stream()
                  .mapToInt(job -> job.finished() ? 100 : Math.min(job.progress(), 99))
                  .sum();
      bar.show(percents / files, ended + " of " + files + " finished");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
