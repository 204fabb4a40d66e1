package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform that is killed with fifty jobs in flight, again and again: {@code ./cadenza test
 * --faults} kills it twenty times.
 */
final class KilledJobsTest {
  private static final int KILLS = Integer.getInteger("faults.kills", 1);
  private static final long SEED = Long.getLong("faults.seed", 1L);
  private static final int JOBS = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path data;
  @TempDir private Path scratch;

  @Test
  void shouldEndEachJobOnce() throws Exception {
    Random random = new Random(SEED);
    List<Job> submitted = new ArrayList<>();
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
          CadenzaClient client = platform.login()) {
        List<Job> jobs = submit(client);
        submitted.addAll(jobs);
        Thread.sleep(random.nextInt(1_500));
        unfinished += unfinished(client, jobs);
        platform.kill();
      }
    }
    try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
        CadenzaClient client = platform.login()) {
      awaitCompleted(client, submitted);
      for (Job job : submitted) {
        assertEndedOnce(client, job);
      }
      platform.stop();
    }
    System.out.printf(
        "Faults: the platform was killed %d times, seed %d, %d jobs, %d of them unfinished then%n",
        KILLS, SEED, submitted.size(), unfinished);
    assertThat(PlatformProcess.foldersOfJobs(scratch)).isEmpty();
  }

  private static List<Job> submit(CadenzaClient client) {
    String project = client.createProject("Killed", "").id();
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      Map<String, Object> parameters =
          Map.of("text", "This is sentence number " + i + ".", "voice", "flite/slt");
      jobs.add(client.submit(NewJob.textToSpeech(project, parameters)));
    }
    return jobs;
  }

  private static int unfinished(CadenzaClient client, List<Job> jobs) {
    return (int) jobs.stream().filter(job -> !client.job(job.id()).status().terminal()).count();
  }

  private static void awaitCompleted(CadenzaClient client, List<Job> submitted) {
    List<Job> waiting = new ArrayList<>(submitted);
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              waiting.removeIf(job -> client.job(job.id()).status() == JobStatus.COMPLETED);
              assertThat(waiting).isEmpty();
            });
  }

  /** Its versions have no gaps, it completed once, and its files are there. */
  private static void assertEndedOnce(CadenzaClient client, Job job) throws IOException {
    JsonNode events = JSON.readTree(client.getText("/api/jobs/" + job.id() + "/events/"));
    List<Integer> versions = new ArrayList<>();
    int ends = 0;
    for (JsonNode event : events.path("results")) {
      versions.add(event.at("/job/version").asInt());
      ends += event.at("/job/status").asText().equals("completed") ? 1 : 0;
    }
    assertThat(versions)
        .isNotEmpty()
        .containsExactlyElementsOf(Stream.iterate(1, it -> it + 1).limit(versions.size()).toList());
    assertThat(ends).isEqualTo(1);
    assertThat(client.result(job.id()).orElseThrow().files()).isNotEmpty();
  }
}
