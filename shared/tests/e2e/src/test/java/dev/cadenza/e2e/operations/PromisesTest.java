package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Lease;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is promised of a job's life, on the whole platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PromisesTest {
  private final LocalPlatform platform = Platform.shared();
  private final Person editor = Person.of(SampleUser.EDITOR);
  private final Environment environment = Platform.environment("JobsFunction");
  private final DynamoJobs jobs = Platform.jobs();

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldSendLaterWhatWasAcceptedAndNeverSent() throws InterruptedException {
    Job job = acceptUnsent(Instant.now().minusSeconds(120));

    platform.cloud().runSchedule("SweeperFunction");

    awaitStatus(job, JobStatus.COMPLETED);
  }

  @Test
  void shouldTakeUpWhatADeadWorkerLeft() throws InterruptedException {
    Instant earlier = Instant.now().minusSeconds(300);
    Job job = acceptUnsent(earlier);
    Job claimed = job.claimed("a worker that died", earlier, earlier.plusSeconds(15));
    jobs.commit(JobCommit.changing(job, claimed, earlier));

    platform.cloud().runSchedule("SweeperFunction");

    awaitStatus(job, JobStatus.COMPLETED);
  }

  @Test
  void shouldFailVisiblyWhatEndsInTheDeadLetterQueue() {
    Job job = acceptUnsent(Instant.now());
    try (SqsClient sqs = new AwsClients(environment).sqs()) {
      String deadLetters = platform.cloud().queueUrl("TextToSpeechDeadLetters");
      sqs.sendMessage(
          message -> message.queueUrl(deadLetters).messageBody(JobMessage.of(job).body()));
    }

    awaitStatus(job, JobStatus.FAILED);
    assertThat(jobs.find(job.id()).flatMap(Job::error))
        .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("retries_exhausted"));
  }

  @Test
  void shouldRunAJobOnceHoweverOftenItsMessageComes() {
    Job job = acceptUnsent(Instant.now());
    try (SqsClient sqs = new AwsClients(environment).sqs()) {
      for (int i = 0; i < 10; i++) {
        sqs.sendMessage(
            message ->
                message
                    .queueUrl(environment.get("TTS_QUEUE"))
                    .messageBody(JobMessage.of(job).body()));
      }
    }

    awaitStatus(job, JobStatus.COMPLETED);
    assertThat(
            jobs.eventsOf(job.id(), 0, 100).stream()
                .flatMap(event -> event.job().lease().stream())
                .map(Lease::holder)
                .distinct())
        .as("workers that claimed it")
        .hasSize(1);
  }

  @Test
  void shouldCancelWithinTwoSecondsAndLeaveNoChildBehind() throws IOException {
    var submitted = editor.transcribe("long.wav", longSpeech());
    await().atMost(Duration.ofSeconds(20)).until(PromisesTest::isAnybodyListening);

    try (Stalls stalls = Stalls.watch()) {
      long start = System.nanoTime();
      editor.client().cancel(submitted.id());
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !isAnybodyListening());

      Duration took = Duration.ofNanos(System.nanoTime() - start).minus(stalls.total());
      assertThat(took).isLessThan(Duration.ofSeconds(2));
    }
    assertThat(editor.client().job(submitted.id()).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void shouldMakeANewAttemptOfACancelledJob() throws IOException {
    var submitted = editor.transcribe("long.wav", longSpeech());
    editor.client().cancel(submitted.id());

    var retried = editor.client().retry(submitted.id());

    assertThat(retried.attempt()).isEqualTo(2);
    assertThat(editor.finished(retried).status()).isEqualTo(JobStatus.COMPLETED);
  }

  private Job acceptUnsent(Instant at) {
    Job job =
        Job.accepted(
            Ulid.next(at),
            editor.project(),
            editor.client().job(anyJob()).createdBy(),
            JobType.TTS,
            Optional.empty(),
            Map.of("text", "Nobody forgot me.", "format", "wav"),
            at);
    jobs.commit(JobCommit.accepting(job, Optional.empty(), at));
    return job;
  }

  private String anyJob() {
    return editor.speak(Map.of("text", "Who am I?", "format", "wav")).id();
  }

  private void awaitStatus(Job job, JobStatus status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(jobs.find(job.id()).map(Job::status)).contains(status));
  }

  /** Whether a recogniser runs as a child of this process. */
  private static boolean isAnybodyListening() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(child -> child.info().command().stream())
        .anyMatch(command -> command.contains("pocketsphinx"));
  }

  /** Several minutes of speech, so that there is time to cancel. */
  private byte[] longSpeech() throws IOException {
    var spoken =
        editor.finished(editor.speak(Map.of("text", TEXT, "voice", "flite/rms", "format", "wav")));
    Path speech =
        editor
            .client()
            .download(
                editor.client().result(spoken.id()).orElseThrow(), folder.resolve(spoken.id()))
            .getFirst();
    var sentence = PcmFile.open(speech);
    Path file = folder.resolve("long-" + spoken.id() + ".wav");
    try (WavWriter writer = WavWriter.create(file, sentence.sampleRate())) {
      var sound = sentence.read(new TimeSpan(0, sentence.seconds()));
      for (int i = 0; i < 12; i++) {
        writer.append(sound);
        writer.appendSilence(0.6);
      }
    }
    return Files.readAllBytes(file);
  }

  private static final String TEXT =
      "The children walked along the river until the sun went down. Nobody wanted to go home before the boats came in.";
}
