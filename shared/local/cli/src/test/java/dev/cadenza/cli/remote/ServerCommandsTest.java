package dev.cadenza.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.client.Tokens;
import dev.cadenza.testing.JobTexts;
import dev.cadenza.testing.SocketServer;
import dev.cadenza.testing.TinyServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCommandsTest {
  private static final String PROJECTS = "GET /api/projects/?page_size=100";

  private final TinyServer server = new TinyServer();
  private SocketServer sockets;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    sockets = new SocketServer();
    logIn(URI.create(sockets.url() + "/jobs/"));
    server.on(PROJECTS, 200, page(project("P0", "Other", "U2"), project("P1", "Mine", "U1")));
  }

  @AfterEach
  void stop() throws Exception {
    sockets.stop();
    server.close();
  }

  @Test
  void shouldPrintTheIdAloneForAScript() {
    server.on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1));
    CommandRun.Outcome outcome =
        run().run("submit", "tts", "--text", "5", "--set", "speed=1.5", "--set", "voice=flite/slt");
    assertThat(outcome).isEqualTo(new CommandRun.Outcome(0, "J1\n", ""));
    assertThat(server.requests("POST", "/api/jobs/"))
        .extracting(TinyServer.Request::body)
        .containsExactly(
            "{\"project\":\"P1\",\"job_type\":\"tts\",\"parameters\":{\"text\":\"5\",\"speed\":1.5,"
                + "\"voice\":\"flite/slt\"},\"input_file\":null}");
  }

  @Test
  void shouldReadTheTextFromStandardInput() {
    server.on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1));
    run().input("A lighthouse.\nWinter.").run("submit", "ai-stories", "--text", "-");
    assertThat(server.requests("POST", "/api/jobs/").getFirst().body())
        .contains("\"prompt\":\"A lighthouse.\\nWinter.\"", "\"ai_stories\"");
  }

  @Test
  void shouldMakeAProjectForTheFirstJob() {
    server
        .on("POST /api/projects/", 201, project("P9", "Command line", "U3"))
        .on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1));
    logInAs("U3");
    run().run("submit", "tts", "--text", "hello");
    assertThat(server.requests("POST", "/api/projects/").getFirst().body())
        .contains("Command line");
    assertThat(server.requests("POST", "/api/jobs/").getFirst().body()).contains("\"P9\"");
  }

  @Test
  void shouldWatchByPushedFrames() throws Exception {
    server
        .on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1))
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "running", 10, 2));
    CompletableFuture<CommandRun.Outcome> running =
        CompletableFuture.supplyAsync(
            () -> run().run("submit", "tts", "--text", "hello", "--watch"));
    SocketServer.Connection connection = sockets.accept();
    connection.send(JobTexts.update("J1", "running", 40, 3, "c1"));
    connection.send(JobTexts.update("J1", "completed", 100, 4, "c2"));
    CommandRun.Outcome outcome = running.get(20, TimeUnit.SECONDS);
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("J1\n");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("tts J1", "100 %");
  }

  @Test
  void shouldAskWhenTheSocketFailsAndSaySo() throws Exception {
    sockets.stop();
    server
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "running", 10, 2))
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "completed", 100, 3));
    CommandRun.Outcome outcome = run().run("watch", "J1");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("No subscription at", "Polling every 1 s instead", "100 %");
  }

  @Test
  void shouldOutliveARestartOfThePlatform() throws Exception {
    sockets.stop();
    server
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "running", 10, 2))
        .on("GET /api/jobs/J1/", TinyServer.NO_ANSWER, "")
        .on("GET /api/jobs/J1/", TinyServer.NO_ANSWER, "")
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "completed", 100, 3));
    CommandRun.Outcome outcome = run().run("watch", "J1");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("100 %");
  }

  @Test
  void shouldEndWithOneWhenTheJobFails() {
    String error = "{\"code\": \"silent\", \"message\": \"Nothing is to be heard.\"}";
    String failed =
        JobTexts.job("J1", "failed", 10, 2).replace("\"error\": null", "\"error\": " + error);
    server.on("GET /api/jobs/J1/", 200, failed);
    CommandRun.Outcome outcome = run().run("watch", "J1");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("Job J1 failed: Nothing is to be heard. (silent)");
  }

  @Test
  void shouldPassOnTheWordsOfTheApi() {
    server.on(
        "POST /api/jobs/",
        400,
        """
        {"project": ["This field is required."],
         "parameters": {"speed": ["A valid number is required.", "No."]}, "non_field_errors": ["Odd."]}
        """);
    CommandRun.Outcome outcome = run().run("submit", "tts", "--text", "hello");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors())
        .containsExactly(
            "cadenza: project: This field is required.",
            "cadenza: parameters.speed: A valid number is required.",
            "cadenza: parameters.speed: No.",
            "cadenza: Odd.");
  }

  @Test
  void shouldListJobsOverPagesUpToTheLimit() {
    server
        .on(
            "GET /api/jobs/?page_size=2&status=completed&project=P1",
            200,
            page(JobTexts.job("J1", "completed", 100, 2))
                .replace("\"next\": null", "\"next\": \"http://elsewhere/api/jobs/?cursor=x%3D\""))
        .on(
            "GET /api/jobs/?cursor=x%3D",
            200,
            page(JobTexts.job("J2", "completed", 100, 2), JobTexts.job("J3", "failed", 100, 2)));
    CommandRun.Outcome outcome =
        run().run("jobs", "--status", "completed", "--project", "Mine", "--limit", "2");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("J1", "J2").doesNotContain("J3");
  }

  @Test
  void shouldKeepTheOtherParametersOfARetriedJob() {
    server
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "failed", 10, 2))
        .on("POST /api/jobs/J1/retry/", 200, JobTexts.job("J1", "pending", 0, 3));
    assertThat(run().run("retry", "J1", "--set", "voice=null", "--set", "speed=2").code()).isZero();
    assertThat(server.requests("POST", "/api/jobs/J1/retry/"))
        .extracting(TinyServer.Request::body)
        .containsExactly("{\"parameters\":{\"text\":\"hello\",\"voice\":null,\"speed\":2}}");
  }

  @Test
  void shouldSayThatThereIsNoResultYet() {
    server
        .on("GET /api/job-results/?job=J1", 200, page())
        .on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "running", 10, 2));
    CommandRun.Outcome outcome = run().run("results", "J1", "--out", folder.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("Job J1 is running and has no result.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"watch J9", "results J9", "cancel J9", "retry J9", "retry J9 --set a=1"})
  void shouldSayThatThereIsNoSuchJob(String line) {
    CommandRun.Outcome outcome = run().run(line.split(" "));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors())
        .containsExactly("cadenza: Job not found: J9. To list jobs, run ./cadenza jobs");
  }

  @Test
  void shouldNotLetAnIdReachAnotherPath() {
    run().run("cancel", "../../token");
    assertThat(server.requests("POST", "/api/jobs/..%2F..%2Ftoken/cancel/")).hasSize(1);
  }

  @Test
  void shouldChangeTheRoleOfAUserByName() {
    server
        .on("GET /api/profiles/U1/", 200, profile("U1", "admin", "admin"))
        .on("GET /api/profiles/?page_size=100", 200, page(profile("U5", "ada", "viewer")))
        .on("PATCH /api/profiles/U5/", 200, profile("U5", "ada", "editor"));
    assertThat(run().run("users", "--role", "ada=editor").out()).contains("ada", "editor");
    assertThat(server.requests("PATCH", "/api/profiles/U5/"))
        .extracting(TinyServer.Request::body)
        .containsExactly("{\"role\":\"editor\"}");
    assertThat(run().run("users", "--deactivate", "bob").err())
        .contains("User not found: \"bob\".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users",
        "users --role ada=editor",
        "users --deactivate editor1",
        "users --create ada --email ada@example.com --password-stdin"
      })
  void shouldLeaveAccountsToAdmins(String line) {
    server.on("GET /api/profiles/U1/", 200, profile("U1", "editor1", "editor"));
    CommandRun.Outcome outcome = run().input("long-enough\n").run(line.split(" "));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errors())
        .containsExactly(
            "cadenza: Only admins can list and change accounts; editor1 has the role editor.",
            "cadenza: Log in as an admin: ./cadenza login --username admin");
    assertThat(server.requests("POST", "/api/profiles/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit song",
        "submit",
        "submit stt --text hello",
        "submit tts --set speed",
        "submit tts --text hello one.txt two.txt",
        "submit tts https://example.com/one.txt two.txt",
        "jobs --status done",
        "jobs --limit 0",
        "watch",
        "users --role ada",
        "users --create ada",
        "users --deactivate ada --activate bob",
        "users --create ada --email a@b.c"
      })
  void shouldEndWithTwoOnWrongUsage(String line) {
    CommandRun.Outcome outcome = run().run(line.split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Usage: cadenza " + line.split(" ")[0]);
  }

  private CommandRun run() {
    return new CommandRun(folder.resolve("session.json"));
  }

  private void logIn(URI socketUrl) {
    new SessionFile(folder.resolve("session.json"))
        .write(new SavedSession(server.url(), socketUrl, "editor1", token("U1"), "refresh-1"));
  }

  private void logInAs(String account) {
    SessionFile file = new SessionFile(folder.resolve("session.json"));
    file.write(file.read().orElseThrow().with(new Tokens(token(account), "refresh-1")));
  }

  private static String token(String account) {
    byte[] claims = "{\"user_id\": \"%s\"}".formatted(account).getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".c2ln";
  }

  private static String page(String... results) {
    return "{\"count\": %d, \"next\": null, \"previous\": null, \"results\": [%s]}"
        .formatted(results.length, String.join(",", results));
  }

  private static String project(String id, String name, String owner) {
    return """
    {"id": "%s", "name": "%s", "description": "", "owner": "%s",
     "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z"}
    """
        .formatted(id, name, owner);
  }

  private static String profile(String id, String name, String role) {
    return """
    {"id": "%s", "user": "%s", "username": "%s", "email": "ada@example.com", "role": "%s",
     "is_active": true, "created_at": "2026-01-02T03:04:05Z"}
    """
        .formatted(id, id, name, role);
  }
}
