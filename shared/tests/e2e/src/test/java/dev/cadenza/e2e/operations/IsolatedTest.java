package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Lease;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same functions, each in a JVM of its own behind Lambda's own runtime interface client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolatedTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LONG = "We walked along the river until the evening. ".repeat(300);

  private final LocalPlatform platform =
      LocalPlatform.start(LocalPlatform.Options.temporary().withIsolated(true));
  private final CadenzaClient client = platform.login(SampleUser.EDITOR);
  private final JobFeed feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE);
  private final String project = client.createProject("Isolated", "").id();
  private final DynamoJobs jobs = jobs();

  @AfterAll
  void stop() {
    feed.close();
    client.close();
    platform.close();
  }

  @Test
  void shouldRunAJobWithEachFunctionInItsOwnProcess() {
    assertCompleted(speak("On my own."));
  }

  /** Workers that start at the same time; one is killed while it runs a job. */
  @Test
  void shouldRunTheJobOfAKilledWorkerAgainAndOthersOnce() throws InterruptedException {
    List<Job> submitted = IntStream.range(0, 2).mapToObj(i -> speak(LONG + i)).toList();
    await()
        .atMost(PATIENCE)
        .until(() -> submitted.stream().allMatch(job -> client.job(job.id()).progress() > 0));

    // The one that started last: the other may have completed its job meanwhile.
    assertThat(workers().getLast().destroyForcibly()).isTrue();

    await().atMost(PATIENCE).until(() -> running(submitted).size() == 1);
    Job left = running(submitted).getFirst();
    // As two minutes later: the lease of the killed worker has expired.
    jobs.renewLease(jobs.find(left.id()).orElseThrow(), Instant.now().minusSeconds(120));
    platform.cloud().runSchedule("SweeperFunction");

    submitted.forEach(this::assertCompleted);
    assertThat(holders(left)).isEqualTo(2);
    assertThat(submitted).filteredOn(job -> holders(job) == 1).hasSize(1);
  }

  private Job speak(String text) {
    Map<String, Object> parameters = Map.of("text", text, "voice", "flite/slt");
    return client.submit(NewJob.textToSpeech(project, parameters));
  }

  private void assertCompleted(Job job) {
    assertThat(feed.awaitFinished(job, PATIENCE).status()).isEqualTo(JobStatus.COMPLETED);
  }

  private List<Job> running(List<Job> submitted) {
    return submitted.stream()
        .map(job -> client.job(job.id()))
        .filter(job -> job.status() == JobStatus.RUNNING)
        .toList();
  }

  /** The number of workers that have claimed a job. */
  private long holders(Job job) {
    return jobs.eventsOf(job.id(), 0, 1_000).stream()
        .flatMap(event -> event.job().lease().stream())
        .map(Lease::holder)
        .distinct()
        .count();
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current()
        .descendants()
        // Not the shells that guard them.
        .filter(it -> it.info().command().orElse("").endsWith("java"))
        .filter(it -> it.info().commandLine().orElse("").contains("TextToSpeechWorker"))
        .sorted(Comparator.comparing(it -> it.info().startInstant().orElseThrow()))
        .toList();
  }

  private DynamoJobs jobs() {
    Map<String, String> variables = new HashMap<>(platform.cloud().environmentOf("JobsFunction"));
    variables.put("AWS_ACCESS_KEY_ID", "test");
    Environment environment = Environment.of(variables);
    return new DynamoJobs(new AwsClients(environment).dynamoDb(), environment);
  }
}
