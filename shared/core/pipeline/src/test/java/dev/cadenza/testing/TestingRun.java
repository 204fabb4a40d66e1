package dev.cadenza.testing;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Ulid;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.JobWorker;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.TimeBudget;
import dev.cadenza.pipeline.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A job that was accepted, and workers that run it on fakes. */
public final class TestingRun {
  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private final Job accepted;

  /** Of a job without a file. */
  public TestingRun(JobType type, Map<String, Object> parameters) {
    this(TestingJobs.pending("owner", type, Instant.now()).withParameters(parameters));
  }

  /** Of a job with an uploaded file. */
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

  /** Gives the message of the current attempt to a worker that has all the time in the world. */
  public Verdict handle(Pipeline pipeline) {
    return handle(pipeline, 1);
  }

  /** The same, for a message that was received before. */
  public Verdict handle(Pipeline pipeline, int receives) {
    return handle(pipeline, JobMessage.of(job()), receives, TimeBudget.UNLIMITED);
  }

  /**
   * Gives a message to a worker.
   *
   * @param receives how often it was received, this time included
   */
  public Verdict handle(Pipeline pipeline, JobMessage message, int receives, TimeBudget budget) {
    return new JobWorker(pipeline, store, queue, feed, files, Clock.systemUTC())
        .handle(message, receives, budget);
  }

  /** The job as it is now. */
  public Job job() {
    return store.find(accepted.id()).orElseThrow();
  }

  /** What the job made. */
  public JobResult result() {
    return store.findResult(accepted.id()).orElseThrow();
  }

  /** What may happen to the job meanwhile. */
  public JobLife life() {
    return new JobLife(store, queue, feed, files, Clock.systemUTC());
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
