package dev.cadenza.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One platform for all tests of a class: starting it costs seconds, and its users do not meet. It
 * is stopped after the class by {@link PlatformExtension}, so that the next one starts on a new
 * platform, or on one with other options; a process runs one at a time.
 */
public final class Platform {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static LocalPlatform shared;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Platform::stop));
  }

  private Platform() {}

  public static synchronized LocalPlatform shared() {
    if (shared == null) {
      shared = LocalPlatform.start(LocalPlatform.Options.temporary());
    }
    return shared;
  }

  static synchronized void stop() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /**
   * The variables of a function, for adapters that a test makes itself; as a principal without a
   * policy for.
   */
  public static Environment environment(String function) {
    Map<String, String> variables = new HashMap<>(shared().cloud().environmentOf(function));
    variables.put("AWS_ACCESS_KEY_ID", "test");
    return Environment.of(variables);
  }

  public static DynamoJobs jobs() {
    Environment environment = environment("JobsFunction");
    return new DynamoJobs(new AwsClients(environment).dynamoDb(), environment);
  }

  /** A person at work: a client, a feed of their jobs, and a project. */
  public record Person(CadenzaClient client, JobFeed feed, String project)
      implements AutoCloseable {
    public static Person of(SampleUser user) {
      CadenzaClient client = shared().login(user);
      JobFeed feed = client.openFeed(shared().webSocketUrl(), JobFeed.Listener.NONE);
      return new Person(client, feed, client.createProject("Tests", "").id());
    }

    public Job speak(Map<String, Object> parameters) {
      return client.submit(NewJob.textToSpeech(project, parameters));
    }

    public Job transcribe(String fileName, byte[] content) {
      return client.submit(NewJob.speechToText(project, client.upload(fileName, content).id()));
    }

    public Job submit(JobType type, Map<String, Object> parameters) {
      return client.submit(new NewJob(project, type, parameters, Optional.empty()));
    }

    public Job submit(
        JobType type, Map<String, Object> parameters, String fileName, byte[] content) {
      String upload = client.upload(fileName, content).id();
      return client.submit(new NewJob(project, type, parameters, Optional.of(upload)));
    }

    public Job finished(Job job) {
      return feed.awaitFinished(job, TIMEOUT);
    }

    /** What a job made that has completed. */
    public JobResult result(Job job) {
      assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
      return client.result(job.id()).orElseThrow();
    }

    /** A job that ends with an error, and with a sentence about it. */
    public Job failed(Job job, String code) {
      Job failed = finished(job);
      assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
      assertThat(failed.error())
          .hasValueSatisfying(
              error -> {
                assertThat(error.code()).isEqualTo(code);
                assertThat(error.message()).endsWith(".");
              });
      return failed;
    }

    @Override
    public void close() {
      feed.close();
      client.close();
    }
  }
}
