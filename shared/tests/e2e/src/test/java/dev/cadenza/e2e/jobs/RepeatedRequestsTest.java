package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.model.JobStatus;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One idempotency key, one job, over real connections. */
final class RepeatedRequestsTest {
  private static final int REQUESTS = 200;
  private static final int CUT_REQUESTS = 20;

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String project = editor.post("/api/projects/", Map.of("name", "Once")).text("id");
  private final Map<String, String> key = Map.of("Idempotency-Key", "once-" + System.nanoTime());

  @Test
  void shouldAcceptOneOfTwoHundredRequestsAtOnce() throws Exception {
    CallLog.begin();
    List<Answer> answers = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(REQUESTS);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asking = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        asking.add(
            executor.submit(
                () -> {
                  start.await();
                  return editor.post("/api/jobs/", job("One sentence."), key);
                }));
      }
      for (Future<Answer> answer : asking) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(jobs()).containsExactly(answers.getFirst().text("id"));
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void shouldRefuseTheKeyWithAnotherBody() {
    String first = editor.post("/api/jobs/", job("One sentence."), key).text("id");
    CallLog.begin();

    Answer other = editor.post("/api/jobs/", job("Another sentence."), key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("detail"))
        .isEqualTo("This Idempotency-Key was used with another request body.");
    assertThat(jobs()).containsExactly(first);
    assertThat(messages()).isZero();
  }

  @Test
  void shouldRepeatTheAnswerToTheSameFieldsInAnotherOrder() {
    Map<String, Object> turned = new LinkedHashMap<>();
    Map<String, Object> job = job("One sentence.");
    List.copyOf(job.keySet()).reversed().forEach(field -> turned.put(field, job.get(field)));

    String first = editor.post("/api/jobs/", job, key).text("id");

    assertThat(editor.post("/api/jobs/", turned, key).text("id")).isEqualTo(first);
  }

  /** The password of a new profile is not stored with the key. */
  @Test
  void shouldRefuseAnInvalidPasswordOfARepeatedProfile() {
    Http admin = Http.as(SampleUser.ADMIN);
    Map<String, Object> profile = new HashMap<>();
    profile.put("username", "once" + System.nanoTime());
    profile.put("email", profile.get("username") + "@example.com");
    profile.put("password", "correct-horse-battery");
    Answer first = admin.post("/api/profiles/", profile, key);
    assertThat(admin.post("/api/profiles/", profile, key).text("id")).isEqualTo(first.text("id"));

    for (String invalid : List.of("short", "x".repeat(129), " ")) {
      profile.put("password", invalid);
      Answer answer = admin.post("/api/profiles/", profile, key);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("password")).isNotEmpty();
    }
    admin.delete("/api/profiles/" + first.text("id") + "/");
  }

  /** The clients are gone before they are answered, and ask again. */
  @Test
  void shouldAnswerARepeatedRequestWhoseAnswersWereLost() throws IOException {
    CallLog.begin();
    for (int i = 0; i < CUT_REQUESTS; i++) {
      sendAndLeave();
    }

    Answer answer = editor.post("/api/jobs/", job("One sentence."), key);

    assertThat(answer.status()).isEqualTo(201);
    String job = answer.text("id");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Platform.jobs().find(job).orElseThrow().status() == JobStatus.COMPLETED);
    assertThat(jobs()).containsExactly(job);
    assertThat(messages()).isEqualTo(1);
  }

  private void sendAndLeave() throws IOException {
    String body =
        """
        {"project": "%s", "job_type": "tts", "parameters": {"text": "One sentence.", "voice": "flite/slt"}}"""
            .formatted(project);
    String request =
        String.join(
                "\r\n",
                "POST /api/jobs/ HTTP/1.1",
                "Host: " + editor.base().getAuthority(),
                "Authorization: " + editor.authorization(),
                "Content-Type: application/json",
                "Idempotency-Key: " + key.get("Idempotency-Key"),
                "Content-Length: " + body.length(),
                "",
                "")
            + body;
    try (Socket socket = new Socket(editor.base().getHost(), editor.base().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private Map<String, Object> job(String text) {
    return Map.of(
        "project",
        project,
        "job_type",
        "tts",
        "parameters",
        Map.of("text", text, "voice", "flite/slt"));
  }

  private List<String> jobs() {
    List<String> ids = new ArrayList<>();
    editor
        .get("/api/jobs/?project=" + project)
        .json()
        .path("results")
        .forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }

  /** How many were sent to queues since the log began. */
  private static long messages() {
    return CallLog.of(List.of("JobsFunction")).stream()
        .filter(call -> call.operation().equals("Sqs SendMessage"))
        .count();
  }
}
