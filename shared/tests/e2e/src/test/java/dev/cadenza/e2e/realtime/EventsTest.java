package dev.cadenza.e2e.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.WaitingJob;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.FunctionException;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sample events, each fed to its function through Lambda's serialiser. */
final class EventsTest {
  private static final Path EVENTS = Path.of(System.getProperty("cadenza.home"), "events");
  private static final String FAILS = "fails: ";

  /** A file, its function, and a part of the answer or of the message it fails with. */
  record Case(String file, String function, String answer) {
    static Case of(String line) {
      String[] parts = line.strip().split(" \\| ", 3);
      return new Case(parts[0], parts[1], parts[2]);
    }
  }

  private static final List<Case> OWN_CASES =
      """
      auth/login.json | AuthFunction | "statusCode":200
      auth/wrong-password.json | AuthFunction | "statusCode":401
      auth/nothing-given.json | AuthFunction | "statusCode":400
      auth/refresh-without-token.json | AuthFunction | "statusCode":401
      auth/keys.json | AuthFunction | "statusCode":200
      projects/create.json | ProjectsFunction | "statusCode":201
      projects/create-empty.json | ProjectsFunction | "statusCode":400
      projects/create-no-json.json | ProjectsFunction | "statusCode":400
      projects/create-wrong-type.json | ProjectsFunction | "statusCode":415
      projects/list.json | ProjectsFunction | "statusCode":200
      projects/list-anonymous.json | ProjectsFunction | "statusCode":401
      projects/get-missing.json | ProjectsFunction | "statusCode":404
      projects/wrong-method.json | ProjectsFunction | "statusCode":405
      projects/list-members-of-missing.json | ProjectsFunction | "statusCode":404
      projects/add-member-to-missing.json | ProjectsFunction | "statusCode":404
      projects/update-missing-member.json | ProjectsFunction | "statusCode":404
      projects/remove-missing-member.json | ProjectsFunction | "statusCode":404
      settings/create.json | SettingsFunction | "statusCode":201
      settings/create-empty.json | SettingsFunction | "statusCode":400
      settings/create-no-json.json | SettingsFunction | "statusCode":400
      settings/create-wrong-type.json | SettingsFunction | "statusCode":415
      settings/list.json | SettingsFunction | "statusCode":200
      settings/list-anonymous.json | SettingsFunction | "statusCode":401
      settings/get-missing.json | SettingsFunction | "statusCode":404
      settings/wrong-method.json | SettingsFunction | "statusCode":405
      jobs/list.json | JobsFunction | "statusCode":200
      jobs/list-anonymous.json | JobsFunction | "statusCode":401
      jobs/list-unknown-status.json | JobsFunction | "statusCode":400
      jobs/get-missing.json | JobsFunction | "statusCode":404
      jobs/create-in-missing-project.json | JobsFunction | "statusCode":400
      jobs/create-unknown-type.json | JobsFunction | "statusCode":400
      jobs/create-no-json.json | JobsFunction | "statusCode":400
      jobs/cancel-missing.json | JobsFunction | "statusCode":404
      jobs/upload.json | JobsFunction | "statusCode":201
      jobs/upload-nothing-said.json | JobsFunction | "statusCode":400
      jobs/stats.json | JobsFunction | "statusCode":200
      fetch/upload-that-is-gone.json | FetchFunction | "batchItemFailures":[]
      job-results/list.json | JobResultsFunction | "statusCode":200
      job-results/list-anonymous.json | JobResultsFunction | "statusCode":401
      job-results/get-missing.json | JobResultsFunction | "statusCode":404
      job-results/wrong-method.json | JobResultsFunction | "statusCode":405
      transcripts/get-missing.json | TranscriptsFunction | "statusCode":404
      transcripts/get-missing-lines.json | TranscriptsFunction | "statusCode":404
      profiles/list.json | ProfilesFunction | "statusCode":200
      profiles/list-anonymous.json | ProfilesFunction | "statusCode":401
      profiles/create-as-editor.json | ProfilesFunction | "statusCode":403
      profiles/get-missing.json | ProfilesFunction | "statusCode":404
      voices/list.json | VoicesFunction | "statusCode":200
      voices/engines.json | VoicesFunction | "statusCode":200
      voices/list-anonymous.json | VoicesFunction | "statusCode":401
      voices/get-missing.json | VoicesFunction | "statusCode":404
      dashboard/test.json | DashboardFunction | "statusCode":200
      dashboard/schema.json | DashboardFunction | "statusCode":200
      dashboard/unknown-path.json | DashboardFunction | "statusCode":404
      dashboard/wrong-method.json | DashboardFunction | "statusCode":405
      authorizer/token-in-query.json | AuthorizerFunction | "Effect":"Allow"
      authorizer/token-as-subprotocol.json | AuthorizerFunction | "Effect":"Allow"
      authorizer/forged-token.json | AuthorizerFunction | fails: java.lang.IllegalStateException: Unauthorized
      authorizer/no-token.json | AuthorizerFunction | fails: java.lang.IllegalStateException: Unauthorized
      realtime/connect.json | RealtimeFunction | "statusCode":200
      realtime/connect-to-missing-job.json | RealtimeFunction | "statusCode":404
      realtime/subscribe.json | RealtimeFunction | \\"type\\":\\"subscribed\\"
      realtime/subscribe-to-missing-job.json | RealtimeFunction | \\"type\\":\\"error\\"
      realtime/subscribe-to-missing-project.json | RealtimeFunction | Project not found.
      realtime/subscribe-with-no-list.json | RealtimeFunction | \\"code\\":\\"invalid_projects\\"
      realtime/renew.json | RealtimeFunction | \\"type\\":\\"renewed\\"
      realtime/renew-with-forged-token.json | RealtimeFunction | \\"code\\":\\"token_not_valid\\"
      realtime/ping.json | RealtimeFunction | \\"type\\":\\"pong\\"
      realtime/unknown-action.json | RealtimeFunction | \\"type\\":\\"error\\"
      realtime/not-json.json | RealtimeFunction | \\"code\\":\\"not_json\\"
      realtime/disconnect.json | RealtimeFunction | "statusCode":200
      dead-letters/job-that-is-gone.json | DeadLetterFunction | "batchItemFailures":[]
      dead-letters/not-about-a-job.json | DeadLetterFunction | "batchItemFailures":[]
      transcription-ended/nobody-waits.json | TranscriptionEndedFunction | "woken":false
      transcription-ended/failed.json | TranscriptionEndedFunction | "woken":false
      sweeper/every-minute.json | SweeperFunction | "sent":0
      first-admin/there-are-accounts.json | FirstAdminFunction | fails: java.lang.IllegalStateException: Accounts already exist
      first-admin/no-address.json | FirstAdminFunction | fails: java.lang.IllegalArgumentException: Enter a username and an e-mail address
      """
          .lines()
          .map(Case::of)
          .toList();

  private static final String WORKER_CASES =
      """
      FOLDER/job.json | WORKER | "batchItemFailures":[]
      FOLDER/another-attempt.json | WORKER | "batchItemFailures":[]
      FOLDER/job-that-is-gone.json | WORKER | "batchItemFailures":[]
      FOLDER/not-about-a-job.json | WORKER | "itemIdentifier":"059f36b4-87a3-44ab-83d2-661975830a7d"
      """;

  // Read by the test's @FieldSource.
  static final List<Case> CASES = Stream.concat(OWN_CASES.stream(), workerCases()).toList();

  // Read by the test's @FieldSource.
  static final List<JobType> TYPES = List.of(JobType.values());

  private static WaitingJob.Sender sender;
  private static String token;
  private static String account;

  private static Stream<Case> workerCases() {
    return Arrays.stream(JobType.values())
        .map(Wiring::worker)
        .flatMap(
            worker ->
                WORKER_CASES
                    .replace("FOLDER", folder(worker.id()))
                    .replace("WORKER", worker.id())
                    .lines())
        .map(Case::of);
  }

  /** {@code TextToSpeechFunction} has {@code text-to-speech}. */
  private static String folder(String function) {
    return function
        .replaceFirst("Function$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  @BeforeAll
  static void login() {
    CadenzaClient editor = Platform.shared().login(SampleUser.EDITOR);
    token = editor.tokens().access();
    account = editor.account();
    sender = new WaitingJob.Sender();
  }

  @AfterAll
  static void leave() {
    sender.close();
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void shouldBeAnswered(Case sample) throws Exception {
    assertThat(answer(sample, "01ARZ3NDEKTSV4RRFFQ69G5FAV")).contains(sample.answer());
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void shouldRunTheJobThatItsMessageIsAbout(JobType type) throws Exception {
    Case sample =
        workerCases()
            .filter(it -> it.function().equals(Wiring.worker(type).id()))
            .findFirst()
            .orElseThrow();
    String job = sender.accept(type);

    assertThat(answer(sample, job)).contains(sample.answer());

    Job after = Platform.jobs().find(job).orElseThrow();
    assertThat(after.status()).as(after.error().toString()).isEqualTo(JobStatus.COMPLETED);
  }

  private static String answer(Case sample, String job) throws Exception {
    String event =
        Files.readString(EVENTS.resolve(sample.file()))
            .replace("TOKEN", token)
            .replace("ACCOUNT", account)
            .replace("JOB", job);
    try {
      return Platform.shared().cloud().invoke(sample.function(), event);
    } catch (FunctionException failure) {
      return FAILS + failure.getMessage();
    }
  }

  @Test
  void shouldAllBeTriedHere() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .map(file -> EVENTS.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(
              CASES.stream().map(Case::file).collect(Collectors.toSet()));
    }
  }

  @Test
  void shouldHaveOneForEveryFunction() {
    Set<String> functions = CASES.stream().map(Case::function).collect(Collectors.toSet());

    assertThat(functions)
        .containsExactlyInAnyOrderElementsOf(
            Platform.shared().cloud().unusedPermissions().keySet());
  }
}
