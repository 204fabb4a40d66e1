package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.JobBars;
import dev.cadenza.cli.console.JobProgress;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.FeedException;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Follows a job to its end: by pushed frames, or by polling without frames. */
final class Watch implements AutoCloseable {
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  // An admin gets no frames of other users' jobs, and a push may be lost: poll without frames.
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final JobReader reader;
  private final JobBars bars;
  private final Optional<JobFeed> feed;

  private Watch(CadenzaClient client, JobBars bars, Optional<JobFeed> feed) {
    this.reader = new JobReader(client);
    this.bars = bars;
    this.feed = feed;
  }

  /** Opened before a job is submitted, it receives all its events. */
  static Watch open(SessionCommand.Login login, Shell shell) {
    JobBars bars = new JobBars(shell.narration());
    return new Watch(login.client(), bars, feed(login, shell, bars));
  }

  /** The feed of the account's jobs; empty, with a note, if there is none. */
  static Optional<JobFeed> feed(
      SessionCommand.Login login, Shell shell, JobFeed.Listener listener) {
    try {
      return Optional.of(login.client().openFeedAt(login.session().socketUrl(), listener));
    } catch (FeedException e) {
      shell
          .notes()
          .line(
              String.format(
                  Locale.ROOT,
                  "cadenza: %s. Polling every %d s instead.",
                  e.getMessage(),
                  ASK_EVERY.toSeconds()));
      return Optional.empty();
    }
  }

  /**
   * Shows the progress of the job until it has ended.
   *
   * @return the completed job
   * @throws CommandFailed when it failed or was cancelled
   */
  Job toEnd(Job start) {
    Job job = start;
    try (JobProgress bar = bars.open(start, start.jobType().wire() + " " + start.id())) {
      while (!job.finished()) {
        job = feed.isPresent() ? pushed(feed.get(), job) : asked(job);
        bar.show(job);
      }
    }
    return requireCompleted(job);
  }

  private Job pushed(JobFeed open, Job job) {
    try {
      return open.awaitFinished(job, QUIET);
    } catch (FeedException e) {
      return reader.read(job);
    }
  }

  private Job asked(Job job) {
    try {
      Thread.sleep(ASK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while watching"));
    }
    return reader.read(job);
  }

  private static Job requireCompleted(Job job) {
    if (job.status() != JobStatus.COMPLETED) {
      String reason = job.error().map(error -> ": " + words(error)).orElse(".");
      throw new CommandFailed("Job %s %s%s".formatted(job.id(), ending(job), reason));
    }
    return job;
  }

  private static String ending(Job job) {
    return job.status() == JobStatus.FAILED ? "failed" : "was " + job.status().wire();
  }

  static String words(JobError error) {
    return "%s (%s)".formatted(error.message(), error.code());
  }

  @Override
  public void close() {
    feed.ifPresent(JobFeed::close);
  }
}
