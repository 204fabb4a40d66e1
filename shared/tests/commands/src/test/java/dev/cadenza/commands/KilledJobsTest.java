package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** In the first ones, jobs of all types run: they take longer than sentences. */
  private static final int KILLS_OF_ALL_TYPES = 3;

  private static final String SPEECH =
      "The harbour was quiet in the morning. A small boat came in with the tide, and two people"
          + " stood on the quay.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path data;
  @TempDir private Path scratch;
  @TempDir private Path media;

  @Test
  void shouldEndEachJobOnce() throws Exception {
    Random random = new Random(SEED);
    byte[] speech = TestMedia.speech(media, "flite/slt", List.of(SPEECH), 0.5);
    List<Job> submitted = new ArrayList<>();
    int unfinished = 0;
    Instant killed = Instant.EPOCH;
    for (int kill = 0; kill < KILLS; kill++) {
      try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
          CadenzaClient client = platform.login()) {
        List<Job> jobs = new ArrayList<>(submit(client));
        if (kill < KILLS_OF_ALL_TYPES) {
          jobs.addAll(submitOtherTypes(client, speech));
        }
        submitted.addAll(jobs);
        Thread.sleep(random.nextInt(1_500));
        unfinished += unfinished(client, jobs);
        platform.kill();
        killed = Instant.now();
      }
    }
    try (PlatformProcess platform = PlatformProcess.up(data, scratch, Map.of());
        CadenzaClient client = platform.login()) {
      Instant ready = Instant.now();
      awaitCompleted(client, submitted);
      report(client, submitted, killed, ready);
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

  /** When the platform that was started last took up the first job. */
  private static void report(
      CadenzaClient client, List<Job> submitted, Instant killed, Instant ready) throws IOException {
    Instant first = Instant.MAX;
    for (Job job : submitted) {
      boolean pending = true;
      for (JsonNode event : events(client, job)) {
        Instant time = Instant.parse(event.at("/job/updated_at").asText());
        boolean claimed = time.isAfter(killed) && pending;
        first = claimed && time.isBefore(first) ? time : first;
        pending = event.at("/job/status").asText().equals("pending");
      }
    }
    System.out.printf(
        "Faults: the first waiting job was claimed %d ms after the start had answered%n",
        Duration.between(ready, first).toMillis());
  }

  private static JsonNode events(CadenzaClient client, Job job) throws IOException {
    return JSON.readTree(client.getText("/api/jobs/" + job.id() + "/events/")).path("results");
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

  private static List<Job> submitOtherTypes(CadenzaClient client, byte[] speech) {
    String project = client.createProject("Killed, all types", "").id();
    String upload = client.upload("speech.wav", speech).id();
    Map<String, Object> clone = Map.of("name", "Ada", "consent", true, "language", "pt");
    Map<String, Object> story =
        Map.of("prompt", "A lighthouse.", "seconds", 30, "voice", "flite/slt");
    return List.of(
        client.submit(NewJob.speechToText(project, upload)),
        client.submit(new NewJob(project, JobType.VOICE_CLONING, clone, Optional.of(upload))),
        client.submit(
            new NewJob(
                project, JobType.DUBBING, Map.of("target_language", "es"), Optional.of(upload))),
        client.submit(new NewJob(project, JobType.AI_STORIES, story, Optional.empty())));
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
              waiting.removeIf(job -> client.job(job.id()).status().terminal());
              assertThat(waiting).isEmpty();
            });
    assertThat(submitted)
        .extracting(job -> client.job(job.id()))
        .allMatch(job -> job.status() == JobStatus.COMPLETED);
  }

  /** Its versions have no gaps, it completed once, and its files are there. */
  private static void assertEndedOnce(CadenzaClient client, Job job) throws IOException {
    List<Integer> versions = new ArrayList<>();
    int ends = 0;
    for (JsonNode event : events(client, job)) {
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
