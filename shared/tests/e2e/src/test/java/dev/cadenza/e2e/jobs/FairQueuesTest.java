package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A user with a thousand queued jobs does not delay another's. */
final class FairQueuesTest {
  private static final int QUEUED = 1_000;

  private final DynamoJobs store = Platform.jobs();
  private final Http other = Http.as(SampleUser.OTHER_EDITOR);
  private final String othersProject =
      other.post("/api/projects/", Map.of("name", "Beside")).text("id");

  @Test
  void shouldStartAnothersJobNextWhileAThousandWait() {
    // The first one waits for the worker's start.
    finish(started(submit()));
    Job alone = started(submit());
    finish(alone);
    Instant start = Instant.now();
    String owner = queueJobs();

    Job beside = started(submit());

    List<JobEvent> neighbours = store.eventsSince(owner, Ulid.floor(beside.createdAt()), 10_000);
    long before =
        neighbours.stream()
            .map(JobEvent::job)
            .filter(job -> job.status() == JobStatus.RUNNING && job.progress() == 0)
            .filter(job -> job.updatedAt().isBefore(beside.startedAt().orElseThrow()))
            .map(Job::id)
            .distinct()
            .count();
    System.out.printf(
        "Fairness: with %d jobs of another user queued, a job waited %d ms, %d ms without them;"
            + " %d of them started meanwhile%n",
        QUEUED, waited(beside).toMillis(), waited(alone).toMillis(), before);
    assertThat(before).isLessThanOrEqualTo(workers());
    assertThat(store.eventsSince(owner, Ulid.floor(start), 10_000))
        .as("enough of them still wait")
        .filteredOn(event -> event.job().status() == JobStatus.COMPLETED)
        .hasSizeLessThan(QUEUED / 2);
  }

  private void finish(Job job) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> store.find(job.id()).orElseThrow().status().terminal());
  }

  private static Duration waited(Job job) {
    return Duration.between(job.createdAt(), job.startedAt().orElseThrow());
  }

  private static int workers() {
    return dev.cadenza.e2e.support.Wiring.messages(
            dev.cadenza.e2e.support.Wiring.worker(JobType.TTS))
        .findFirst()
        .orElseThrow()
        .maximumConcurrency()
        .orElseThrow();
  }

  private String submit() {
    Answer answer =
        other.post(
            "/api/jobs/",
            Map.of(
                "project",
                othersProject,
                "job_type",
                "tts",
                "parameters",
                Map.of("text", "One sentence.", "voice", "flite/slt")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  private Job started(String id) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> store.find(id).orElseThrow().startedAt().isPresent());
    return store.find(id).orElseThrow();
  }

  /** As the API does; without its requests, which take longer than the jobs. */
  private static String queueJobs() {
    JobLife life = new Wiring(Platform.environment("JobsFunction")).life();
    try (CadenzaClient client = Platform.shared().login(SampleUser.EDITOR)) {
      String project = client.createProject("Queued", "").id();
      for (int i = 0; i < QUEUED; i++) {
        Instant now = Instant.now();
        Job job =
            Job.accepted(
                Ulid.next(now),
                project,
                client.account(),
                JobType.TTS,
                Optional.empty(),
                Map.of("text", "Sentence number " + i + ".", "voice", "flite/slt"),
                now);
        assertThat(life.submit(job, Optional.empty())).isEqualTo(Outcome.COMMITTED);
      }
      return client.account();
    }
  }
}
