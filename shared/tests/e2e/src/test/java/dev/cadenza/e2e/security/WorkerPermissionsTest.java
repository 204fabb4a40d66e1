package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.e2e.support.WaitingJob;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.WaitingJobs;
import dev.cadenza.local.LocalCloud;
import dev.cadenza.local.iam.Permission;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * As {@link PermissionsTest}, of the functions that are not called over HTTP, and of the voices.
 */
final class WorkerPermissionsTest {
  /**
   * The others are {@link PermissionsTest}'s; the first administrator is created without existing
   * accounts.
   */
  private static final Set<String> WALKED =
      Set.of(
          "SpeechToTextFunction",
          "TextToSpeechFunction",
          "VoiceCloningFunction",
          "DubbingFunction",
          "AiStoriesFunction",
          "RealtimeFunction",
          "SweeperFunction",
          "DeadLetterFunction",
          "TranscriptionEndedFunction",
          "VoicesFunction");

  /**
   * What is seldom done, and seen in other tests: a job that comes again later, a listener who left
   * without a word, the files of a project that the sweeper empties.
   */
  private static final Set<String> RARE =
      Set.of(
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueUrl",
          "sqs:SendMessage",
          "execute-api:ManageConnections",
          "s3:DeleteObject");

  /** Renewed by jobs that take some seconds. */
  private static final Permission LEASE =
      new Permission("dynamodb:UpdateItem", Platform.shared().cloud().resolve("JobsTable", "Arn"));

  /** Deleted when a job is cancelled in its last moment. */
  private static final Permission VOICE =
      new Permission(
          "dynamodb:DeleteItem", Platform.shared().cloud().resolve("VoicesTable", "Arn"));

  private static final Set<String> EMPTIES_PROJECTS = Set.of("SweeperFunction");

  /** Workers of a person with a limit look what the month has cost. */
  private static final Optional<Cost> LIMIT = Optional.of(Cost.ofUsd(1_000));

  private final LocalCloud cloud = Platform.shared().cloud();

  @Test
  void shouldGrantNothingThatIsNotUsed() throws Exception {
    try (WaitingJob.Sender sender = new WaitingJob.Sender();
        Person editor = Person.of(SampleUser.EDITOR)) {
      String voice = "cloned/" + run(sender.accept(JobType.VOICE_CLONING));
      for (JobType type : JobType.values()) {
        run(again(run(leftBehind(sender.accept(type)))));
      }
      run(sender.accept(JobType.TTS, Map.of("text", "Hello.", "voice", voice)));
      // Long enough for a step to be worth keeping.
      run(sender.acceptText("The harbour was quiet in the morning. ".repeat(120)));
      refuse(
          sender.accept(JobType.DUBBING, Map.of("target_language", "es", "voice", voice)),
          "voice_language_mismatch");
      run(
          sender.accept(
              JobType.AI_STORIES, Map.of("prompt", "A lamp.", "voice", voice, "seconds", 30)));
      String missing = "1/2-01ARZ3NDEKTSV4RRFFQ69G5FAV";
      refuse(
          sender.accept(JobType.STT, Map.of("language", "en", "transcript", missing)),
          "transcript_missing");
      refuse(
          sender.accept(JobType.DUBBING, Map.of("target_language", "es", "lines", missing)),
          "lines_missing");
      giveUp(sender.accept(JobType.TTS));
      wake(sender.accept(JobType.STT));
      sweep(sender);
      listen(editor);
      forget(editor, voice);
    }

    Map<String, Set<Permission>> unused = new HashMap<>(cloud.unusedPermissions());
    unused.keySet().retainAll(WALKED);
    unused.replaceAll(WorkerPermissionsTest::withoutRare);
    unused.values().removeIf(Set::isEmpty);
    assertThat(unused).isEmpty();
  }

  private static Set<Permission> withoutRare(String function, Set<Permission> permissions) {
    return permissions.stream()
        .filter(permission -> !RARE.contains(permission.action()))
        .filter(permission -> !permission.resource().endsWith("/ConnectionsTable"))
        .filter(permission -> !LEASE.equals(permission))
        .filter(permission -> !VOICE.equals(permission))
        .filter(permission -> !EMPTIES_PROJECTS.contains(function) || !empties(permission))
        .collect(Collectors.toSet());
  }

  /** {@code DeleteJobs}, and the project itself. */
  private static boolean empties(Permission permission) {
    return Set.of("dynamodb:BatchGetItem", "dynamodb:DeleteItem").contains(permission.action())
        || permission.resource().endsWith("/index/by_project")
        || !permission.resource().contains("/JobsTable");
  }

  /** Has a worker run a job to its end. */
  private String run(String id) throws Exception {
    Job job = job(id);
    invoke(Wiring.worker(job.type()).id(), message(job));
    assertThat(job(id).status()).as(job(id).error().toString()).isEqualTo(JobStatus.COMPLETED);
    return id;
  }

  /** A voice that is found, and does not speak Spanish; a transcript that is not there. */
  private void refuse(String id, String code) throws Exception {
    Job job = job(id);
    invoke(Wiring.worker(job.type()).id(), message(job));
    assertThat(job(id).error().map(JobError::code)).contains(code);
  }

  /** The next worker looks for the checkpoints of the previous one. */
  private String leftBehind(String id) {
    Instant before = Instant.now().minusSeconds(60);
    return commit(id, job -> job.claimed("dead", before, before.plusSeconds(15)));
  }

  private String again(String id) {
    return commit(id, job -> job.retried(job.parameters(), LIMIT, Instant.now()));
  }

  private void giveUp(String id) throws Exception {
    invoke("DeadLetterFunction", message(job(id)));
    assertThat(job(id).status()).isEqualTo(JobStatus.FAILED);
  }

  private void wake(String id) throws Exception {
    Instant now = Instant.now();
    commit(id, job -> job.claimed("worker", now, now.plusSeconds(1)));
    commit(id, job -> job.suspended(now, now.plusSeconds(600)));
    new WaitingJobs(files()).note("cadenza-1", id);
    assertThat(invoke("TranscriptionEndedFunction", ended("cadenza-1"))).contains("true");
    assertThat(invoke("TranscriptionEndedFunction", ended("cadenza-2"))).contains("false");
  }

  private void sweep(WaitingJob.Sender sender) throws Exception {
    Instant before = Instant.now().minusSeconds(600);
    String id = sender.accept(JobType.TTS);
    commit(id, job -> job.edited(job.project(), job.parameters(), before));
    cloud.runSchedule("SweeperFunction");
  }

  private static void listen(Person editor) {
    Job job = job(editor.speak(Map.of("text", "Who listens?")).id());
    Http user = new Http(Platform.shared().httpUrl(), "Bearer " + editor.client().accessToken());
    try (Socket socket = Socket.open("/jobs/" + job.id() + "/", user)) {
      socket.ask(Map.of("action", "renew", "token", editor.client().accessToken()), "renewed");
      socket.ask(
          Map.of("action", "subscribe", "jobs", List.of("*"), "since", job.id()), "subscribed");
      socket.ask(
          Map.of("action", "subscribe", "projects", List.of(editor.project())), "subscribed");
    }
  }

  private static void forget(Person editor, String voice) {
    Http http = new Http(Platform.shared().httpUrl(), "Bearer " + editor.client().accessToken());
    assertThat(http.get("/api/engines/").status()).isEqualTo(200);
    assertThat(http.get("/api/voices/").status()).isEqualTo(200);
    assertThat(http.get("/api/voices/" + voice + "/").status()).isEqualTo(200);
    assertThat(http.delete("/api/voices/" + voice + "/").status()).isEqualTo(204);
  }

  private static Job job(String id) {
    return Platform.jobs().find(id).orElseThrow();
  }

  private static String commit(String id, UnaryOperator<Job> change) {
    Job before = job(id);
    Job after = change.apply(before);
    Platform.jobs().commit(JobCommit.changing(before, after, Instant.now()));
    return id;
  }

  private String invoke(String function, String event) throws InterruptedException {
    return cloud.invoke(function, event);
  }

  private static S3WorkFiles files() {
    Environment environment = Platform.environment("JobsFunction");
    return new S3WorkFiles(new AwsClients(environment).s3(), environment);
  }

  private static String message(Job job) throws IOException {
    return event("text-to-speech/job.json")
        .replace("JOB", job.id())
        .replace("\\\"attempt\\\": 1", "\\\"attempt\\\": " + job.attempt());
  }

  private static String ended(String transcription) throws IOException {
    return event("transcription-ended/nobody-waits.json")
        .replaceAll("cadenza-[0-9a-f]+", transcription);
  }

  private static String event(String file) throws IOException {
    return Files.readString(Wiring.HOME.resolve("events").resolve(file));
  }
}
