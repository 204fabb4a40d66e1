package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** Logs say what happened to which request and job, and hold no text, password or token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogsTest {
  private static final String TEXT = "quincezx";
  private static final String PASSWORD = "passwordzx-1";
  private static final String API_KEY = "sk-keyzx";
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OWN = Logger.getLogger("dev.cadenza");

  private final Lines lines = new Lines();
  private final Level before = ROOT.getLevel();
  private final List<String> secrets = new ArrayList<>(List.of(TEXT, PASSWORD, API_KEY));
  private ServedPlatform served;

  /** All that is logged, with the identifiers that belong to it. */
  private static final class Lines extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void publish(LogRecord line) {
      // With the stack trace, and the messages of all causes.
      text.append(formatter.format(line)).append(MDC.getCopyOfContextMap()).append('\n');
    }

    synchronized String text() {
      return text.toString();
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    ROOT.setLevel(Level.INFO);
    OWN.setLevel(Level.FINE);
    lines.setLevel(Level.ALL);
    ROOT.addHandler(lines);
    served =
        ServedPlatform.start(
            LogsTest::echoed,
            url -> Map.of("OPENAI_BASE_URL", url + "/v1", "OPENAI_API_KEY", API_KEY),
            Map.of(),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
    ROOT.removeHandler(lines);
    ROOT.setLevel(before);
    OWN.setLevel(null);
  }

  /** A service that fails and repeats what it was sent, with the key. */
  private static Optional<StubService.Answer> echoed(Request request) {
    String content = new String(request.content(), StandardCharsets.UTF_8);
    return Optional.of(
        StubService.Answer.json(
            500,
            "{\"error\": {\"message\": \"I cannot say %s with %s\"}}"
                .formatted(content.replaceAll("[\"\\\\\\p{Cntrl}]", " "), API_KEY)));
  }

  @Test
  void shouldHoldNoTextPasswordOrToken() throws Exception {
    comeAndGo();
    runAllTypes();
    Job failing = served.speak(Map.of("text", TEXT, "voice", "openai/alloy"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> lines.text().contains("Job " + failing.id() + " will be tried again"));
    served.client().cancel(failing.id());

    String text = lines.text();
    assertThat(text.lines().filter(line -> secrets.stream().anyMatch(line::contains))).isEmpty();
    assertThat(text).as("which request, job and attempt").contains("job=" + failing.id());
    assertThat(text).containsPattern("attempt=1").containsPattern("request=[0-9a-f-]{36}");
  }

  private void comeAndGo() throws Exception {
    URI url = served.platform().httpUrl();
    Http anyone = new Http(url, "");
    Http admin = new Http(url, "Bearer " + served.platform().login(SampleUser.ADMIN).accessToken());
    String name = "logged";
    Answer made =
        admin.post(
            "/api/profiles/",
            Map.of("username", name, "email", "l@example.com", "password", PASSWORD));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    anyone.post("/api/token/", Map.of("username", name, "password", PASSWORD + " wrong"));
    Answer pair = anyone.post("/api/token/", Map.of("username", name, "password", PASSWORD));
    secrets.addAll(List.of(pair.text("access"), pair.text("refresh")));
    anyone.post("/api/token/verify/", Map.of("token", pair.text("access")));
    anyone.post("/api/token/refresh/", Map.of("refresh", pair.text("refresh")));
    anyone.post("/api/token/refresh/", Map.of("refresh", pair.text("access")));
    Http person = new Http(url, "Bearer " + pair.text("access"));
    person.get("/api/jobs/?search=" + TEXT + "&token=" + pair.text("access"));
    person.post("/api/projects/", Map.of("name", TEXT, "description", 1));
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create(served.platform().webSocketUrl() + "/jobs/?token=" + pair.text("access")),
            new WebSocket.Listener() {})
        .join()
        .abort();
    person.post(
        "/api/profiles/" + made.text("id") + "/password/",
        Map.of("current_password", PASSWORD, "new_password", PASSWORD + "2"));
  }

  private void runAllTypes() throws Exception {
    String speech =
        served.uploaded(
            TEXT + " is a word. The harbour was quiet, and two people stood on the quay.",
            "flite/slt");
    List<Job> jobs = new ArrayList<>();
    jobs.add(served.speak(Map.of("text", TEXT, "voice", "espeak-ng/en-us")));
    jobs.add(served.submit(JobType.STT, Map.of("engine", "pocketsphinx", "a", TEXT), speech));
    jobs.add(
        served.submit(
            JobType.VOICE_CLONING,
            Map.of("name", TEXT, "consent", true, "text", TEXT, "engine", "voiceprint"),
            speech));
    jobs.add(
        served.submit(
            JobType.DUBBING,
            Map.of("target_language", "es", "source_language", "en", "a", TEXT),
            speech));
    jobs.add(served.submit(JobType.AI_STORIES, Map.of("prompt", TEXT, "narration", "single")));
    // A file that is no recording, and a text that is no speech.
    String none = served.client().upload(TEXT + ".wav", TEXT.getBytes(StandardCharsets.UTF_8)).id();
    jobs.add(served.submit(JobType.STT, Map.of("engine", "pocketsphinx"), none));
    jobs.add(served.speak(Map.of("text", "... ()", "voice", "flite/slt")));
    assertThat(jobs).extracting(Job::jobType).contains(JobType.values());
    jobs.forEach(served::finished);
  }
}
