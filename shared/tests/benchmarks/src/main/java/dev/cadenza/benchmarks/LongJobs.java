package dev.cadenza.benchmarks;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.time.Duration;

/** A user who submits long jobs one by one. */
record LongJobs(CadenzaClient client, JobFeed feed, String project) implements AutoCloseable {

  /**
   * A finished job.
   *
   * @param worked the time of a worker
   * @param cpuSeconds of the platform meanwhile
   */
  record Finished(JobResult result, Duration worked, double cpuSeconds) {
    double number(String metadata) {
      return ((Number) result.metadata().get(metadata)).doubleValue();
    }

    double seconds() {
      return worked.toMillis() / 1e3;
    }
  }

  static LongJobs open(LocalPlatform platform, SampleUser user) {
    CadenzaClient client = platform.login(user);
    JobFeed feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE);
    return new LongJobs(client, feed, client.createProject("Benchmarks", "").id());
  }

  Finished run(NewJob job, Duration longest) throws IOException {
    double before = CpuTime.seconds();
    Job finished = feed.awaitFinished(client.submit(job), longest);
    if (finished.status() != JobStatus.COMPLETED) {
      throw new IllegalStateException(
          "A job ended as " + finished.status() + ": " + finished.error());
    }
    Duration worked =
        Duration.between(finished.startedAt().orElseThrow(), finished.finishedAt().orElseThrow());
    return new Finished(
        client.result(finished.id()).orElseThrow(), worked, CpuTime.seconds() - before);
  }

  @Override
  public void close() {
    feed.close();
    client.close();
  }
}
