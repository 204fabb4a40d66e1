package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Nothing is lost when the platform stops, however it stops. */
final class RestartTest {
  @TempDir private Path data;
  @TempDir private Path scratch;

  /** As Ctrl-C does: the workers let go of their jobs, and leave nothing behind. */
  @Test
  void shouldGoOnAtOnceAfterAnOrderlyStop() throws IOException, InterruptedException {
    List<Job> submitted = new ArrayList<>();
    try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
        CadenzaClient client = platform.login()) {
      submitted.addAll(submit(client));
      awaitAtWork(client, submitted.getFirst());
      assertThat(PlatformProcess.foldersOfJobs(scratch)).isNotEmpty();
      platform.stop();
    }

    assertThat(PlatformProcess.foldersOfJobs(scratch)).isEmpty();
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.in(data));
        CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      awaitCompleted(client, submitted);
      assertThat(events(platform, submitted.getFirst()))
          .as("the job was let go of, or it would have waited for the end of its lease")
          .anyMatch(RestartTest::isLetGo);
    }
  }

  @Test
  void shouldKeepLinksAliveThatWereMadeBefore() throws IOException, InterruptedException {
    LocalPlatform.Options options =
        LocalPlatform.Options.in(data).withPort(PlatformProcess.freePort());
    ResultFile file;
    byte[] content;
    try (LocalPlatform platform = LocalPlatform.start(options);
        CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      String project = client.createProject("Links", "").id();
      Job job =
          client.submit(
              NewJob.textToSpeech(project, Map.of("text", "Still here.", "format", "wav")));
      awaitCompleted(client, List.of(job));
      file = client.result(job.id()).orElseThrow().files().getFirst();
      content = get(file.url());
    }
    try (LocalPlatform platform = LocalPlatform.start(options)) {
      assertThat(platform.httpUrl().getPort()).isEqualTo(file.url().getPort());
      assertThat(get(file.url())).isEqualTo(content).hasSizeGreaterThan(1_000);
    }
  }

  private static byte[] get(URI link) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private static List<JobEvent> events(LocalPlatform platform, Job job) {
    Environment environment = Environment.of(platform.cloud().environmentOf("JobsFunction"));
    try (DynamoDbClient client = new AwsClients(environment).dynamoDb()) {
      return new DynamoJobs(client, environment).eventsOf(job.id(), 0, 1_000);
    }
  }

  private static boolean isLetGo(JobEvent event) {
    return event.job().lease().filter(lease -> !lease.heldAt(event.job().updatedAt())).isPresent();
  }

  @Test
  void shouldGoOnAfterItWasKilled() throws IOException, InterruptedException {
    List<Job> submitted = new ArrayList<>();
    try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
        CadenzaClient client = platform.login()) {
      submitted.addAll(submit(client));
      awaitAtWork(client, submitted.getFirst());
      platform.kill();
    }

    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.in(data));
        CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      awaitCompleted(client, submitted);
      assertThat(events(platform, submitted.getFirst()))
          .as("the start ended the lease of the dead worker, which was not waited for")
          .anyMatch(RestartTest::isLetGo);
    }
  }

  /** Far enough that its worker has something to keep, and not all. */
  private static void awaitAtWork(CadenzaClient client, Job job) {
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(client.job(job.id()).progress()).isBetween(10, 50));
  }

  private static void awaitCompleted(CadenzaClient client, List<Job> submitted) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(submitted)
                    .allSatisfy(
                        job ->
                            assertThat(client.job(job.id()).status())
                                .isEqualTo(JobStatus.COMPLETED)));
  }

  /** A job that outlasts the grace that a stop gives, and two that wait behind it or beside it. */
  private static List<Job> submit(CadenzaClient client) {
    String project = client.createProject("Restart", "").id();
    List<Job> jobs = new ArrayList<>();
    for (int walks : List.of(900, 100, 100)) {
      String text = "A long walk by the sea. ".repeat(walks);
      jobs.add(
          client.submit(NewJob.textToSpeech(project, Map.of("text", text, "voice", "flite/slt"))));
    }
    return jobs;
  }
}
