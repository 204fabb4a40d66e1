package dev.cadenza.testing;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.pipeline.JobWorker;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.TimeBudget;
import dev.cadenza.pipeline.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An accepted job, and workers that run it on fakes. */
public final class TestingRun {
  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private final Job accepted;

  /** A job without a file. */
  public TestingRun(JobType type, Map<String, Object> parameters) {
    this(TestingJobs.pending("owner", type, Instant.now()).withParameters(parameters));
  }

  /** A job with an uploaded file. */
  public static TestingRun ofUpload(JobType type, Map<String, Object> parameters, byte[] content) {
    Instant now = Instant.now();
    String upload = Ulid.next(now);
    Job job =
        Job.accepted(
            Ulid.next(now), "project", "owner", type, Optional.of(upload), parameters, now);
    TestingRun run = new TestingRun(job);
    run.files.put(Upload.keyOf("owner", upload), content, "text/plain");
    return run;
  }

  private TestingRun(Job job) {
    accepted = job;
    store.commit(JobCommit.accepting(accepted, Optional.empty(), Instant.now()));
  }

  /** Passes the message of the current attempt to a worker without a time limit. */
  public Verdict handle(PipelineFactory pipelines) {
    return handle(pipelines, 1);
  }

  /** The same, for a message that was received before. */
  public Verdict handle(PipelineFactory pipelines, int receives) {
    return handle(pipelines, JobMessage.of(job()), receives, TimeBudget.UNLIMITED);
  }

  /**
   * Passes a message to a worker.
   *
   * @param receives the number of receives, including this one
   */
  public Verdict handle(
      PipelineFactory pipelines, JobMessage message, int receives, TimeBudget budget) {
    return new JobWorker(pipelines, store, queue, feed, files, Clock.systemUTC())
        .handle(message, receives, budget);
  }

  /** The current job. */
  public Job job() {
    return store.find(accepted.id()).orElseThrow();
  }

  /** The output of the job. */
  public JobResult result() {
    return store.findResult(accepted.id()).orElseThrow();
  }

  /** The content of a file of the result. */
  public byte[] content(String name) {
    return result().files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .flatMap(file -> files.read(file.key()))
        .orElseThrow();
  }

  /** An action on the job meanwhile. */
  public JobLife life() {
    return new JobLife(store, queue, feed, files, Clock.systemUTC());
  }

  /** The same, at a later time. */
  public JobLife lifeIn(Duration time) {
    return new JobLife(store, queue, feed, files, Clock.offset(Clock.systemUTC(), time));
  }

  public TestingJobStore store() {
    return store;
  }

  public TestingQueue queue() {
    return queue;
  }

  public TestingFeed feed() {
    return feed;
  }

  public TestingFiles files() {
    return files;
  }
}
