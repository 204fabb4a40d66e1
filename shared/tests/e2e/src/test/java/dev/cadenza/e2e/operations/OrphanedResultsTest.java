package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.SweepPosition;
import dev.cadenza.aws.dynamodb.SweepPosition.Position;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.local.LocalCloud;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of results without a job are deleted, a page an hour. */
final class OrphanedResultsTest {
  // The shared one gives none that are older than its last.
  private final Ulid ids = new Ulid(new Random(1));
  private final LocalCloud cloud = Platform.shared().cloud();
  private final Environment environment = Platform.environment("SweeperFunction");
  private final S3WorkFiles files = new S3WorkFiles(new AwsClients(environment).s3(), environment);
  private final SweepPosition position =
      new SweepPosition(new AwsClients(environment).dynamoDb(), environment);

  @Test
  void shouldDeleteTheFilesOfJobsThatDoNotExist() throws Exception {
    Instant earlier = Instant.now().minus(Duration.ofHours(2));
    String orphan = file(ids.nextAt(earlier), "1/transcript/2.json");
    String kept = file(cancelledJob(earlier), "1/speech.mp3");
    String other = file("not-a-job", "1/speech.mp3");
    String young = file(Ulid.next(Instant.now()), "1/speech.mp3");

    sweep(Optional.empty());

    awaitDeleted(orphan);
    assertThat(files.keys("results/")).contains(young, other, kept);
  }

  @Test
  void shouldContinueAfterTheLastPageAndThenBeginAgain() throws Exception {
    Instant earlier = Instant.now().minus(Duration.ofHours(3));
    String first = ids.nextAt(earlier);
    String before = file(first, "1/speech.mp3");
    String after = file(ids.nextAt(earlier.plusSeconds(1)), "1/speech.mp3");

    sweep(Optional.of(first));
    awaitDeleted(after);
    assertThat(files.keys("results/")).contains(before);

    cloud.runSchedule("SweeperFunction");
    assertThat(files.keys("results/")).as("less than an hour later").contains(before);
    assertThat(position.due(Instant.now())).isEmpty();

    Instant later = Instant.now().plus(Duration.ofHours(1));
    assertThat(position.due(later)).contains(new Position(Optional.empty()));
    sweep(Optional.empty());
    awaitDeleted(before);
  }

  @Test
  void shouldDeleteNothingIfMostJobsAreMissing() throws Exception {
    Instant earlier = Instant.now().minus(Duration.ofHours(4));
    List<String> many =
        IntStream.range(0, 11).mapToObj(_ -> file(ids.nextAt(earlier), "1/speech.mp3")).toList();

    sweep(Optional.empty());

    assertThat(position.due(Instant.now())).as("read").isEmpty();
    assertThat(files.keys("results/")).containsAll(many);
    many.forEach(files::deleteAll);
  }

  /** The sweeper also runs by its schedule. */
  private void awaitDeleted(String key) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(files.keys("results/")).doesNotContain(key));
  }

  private String cancelledJob(Instant time) {
    Job job =
        Job.accepted(
            ids.nextAt(time),
            "project",
            "owner",
            JobType.TTS,
            Optional.empty(),
            Map.of("text", "Kept."),
            time);
    DynamoJobs jobs = Platform.jobs();
    jobs.commit(JobCommit.accepting(job, Optional.empty(), time));
    jobs.commit(JobCommit.changing(job, job.cancelled(time), time));
    return job.id();
  }

  private void sweep(Optional<String> after) throws InterruptedException {
    position.set(new Position(after), Instant.now());
    cloud.runSchedule("SweeperFunction");
  }

  private String file(String job, String name) {
    String key = "results/" + job + "/" + name;
    files.put(key, new byte[1], "application/octet-stream");
    return key;
  }
}
