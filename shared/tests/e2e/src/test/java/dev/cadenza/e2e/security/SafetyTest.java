package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.e2e.api.SchemaDocument;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps people out, and what keeps a mistake from being made twice. */
final class SafetyTest {
  private static final Map<String, String> EDITOR2 =
      Map.of("username", "editor2", "password", "editor123");

  private final Http nobody = Http.anonymous();

  @Test
  void shouldRotateRefreshTokensAndEndAFamilyWhenOneIsReused() throws InterruptedException {
    String first = nobody.post("/api/token/", EDITOR2).text("refresh");
    String second = refresh(first).text("refresh");
    assertThat(second).isNotEqualTo(first);

    assertThat(refresh(first).status()).as("two tabs within ten seconds").isEqualTo(200);
    Thread.sleep(Duration.ofSeconds(11));
    Answer reused = refresh(first);
    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.body())
        .isEqualTo("{\"detail\":\"Token is blacklisted\",\"code\":\"token_not_valid\"}");
    assertThat(refresh(second).status()).as("the family has ended").isEqualTo(401);
  }

  @Test
  void shouldEndAFamilyOnLogout() {
    String refresh = nobody.post("/api/token/", EDITOR2).text("refresh");

    assertThat(nobody.post("/api/token/blacklist/", Map.of("refresh", refresh)).status())
        .isEqualTo(200);
    assertThat(refresh(refresh).status()).isEqualTo(401);
    assertThat(nobody.post("/api/token/verify/", Map.of("token", refresh)).status()).isEqualTo(401);
  }

  @Test
  void shouldShutADeactivatedPersonOutWithinAMinute() {
    Http admin = Http.as(SampleUser.ADMIN);
    String name = "leaver" + System.nanoTime();
    Answer created =
        admin.post(
            "/api/profiles/",
            Map.of(
                "username",
                name,
                "email",
                name + "@example.com",
                "password",
                "long-enough-1",
                "role",
                "editor"));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    Http leaver = Http.as(name, "long-enough-1");
    assertThat(leaver.get("/api/projects/").status()).isEqualTo(200);

    admin.patch("/api/profiles/" + created.text("id") + "/", Map.of("is_active", false), Map.of());

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(leaver.get("/api/projects/").text("code")).isEqualTo("user_inactive"));
    assertThat(
            nobody
                .post("/api/token/", Map.of("username", name, "password", "long-enough-1"))
                .status())
        .isEqualTo(401);
  }

  static Stream<Arguments> creations() {
    String name = "once" + System.nanoTime();
    Map<String, Object> account =
        Map.of("username", name, "email", name + "@example.com", "password", "a long one");
    return Stream.of(
        Arguments.of("/api/projects/", Map.of("name", "Once")),
        Arguments.of("/api/settings/", Map.of("key", name, "value", 1)),
        Arguments.of("/api/profiles/", account));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("creations")
  void shouldAnswerARepeatedRequestWithTheFirstAnswer(String path, Object body) {
    Http admin = Http.as(SampleUser.ADMIN);
    Map<String, String> key = Map.of("Idempotency-Key", "key-" + System.nanoTime());
    Answer first = admin.post(path, body, key);
    Answer again = admin.post(path, body, key);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().get("ETag")).isEqualTo(first.headers().get("ETag"));
    assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(admin.get(path + first.text("id") + "/").status()).isEqualTo(200);
  }

  @Test
  void shouldKeepKeysOfDifferentPeopleApart() {
    Map<String, String> key = Map.of("Idempotency-Key", "key-" + System.nanoTime());
    Answer one = Http.as(SampleUser.EDITOR).post("/api/projects/", Map.of("name", "Mine"), key);
    Answer other =
        Http.as(SampleUser.OTHER_EDITOR).post("/api/projects/", Map.of("name", "Theirs"), key);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.text("id")).isNotEqualTo(one.text("id"));
  }

  @Test
  void shouldRefuseAKeyThatWasUsedForSomethingElse() {
    Http editor = Http.as(SampleUser.EDITOR);
    Map<String, String> key = Map.of("Idempotency-Key", "key-" + System.nanoTime());
    editor.post("/api/projects/", Map.of("name", "Once"), key);

    assertThat(editor.post("/api/projects/", Map.of("name", "Twice"), key).status()).isEqualTo(422);
  }

  @Test
  void shouldAcceptAJobOnceUnderOneKey() {
    Http editor = Http.as(SampleUser.OTHER_EDITOR);
    String project = editor.post("/api/projects/", Map.of("name", "Keys")).text("id");
    Map<String, Object> job =
        Map.of("project", project, "job_type", "tts", "parameters", Map.of("text", "Once."));
    Map<String, String> key = Map.of("Idempotency-Key", "job-" + System.nanoTime());

    Answer first = editor.post("/api/jobs/", job, key);
    Answer again = editor.post("/api/jobs/", job, key);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(editor.get("/api/jobs/?project=" + project).json().path("count").asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldRefuseToWriteToAnOldVersion() {
    Http editor = Http.as(SampleUser.OTHER_EDITOR);
    Answer project = editor.post("/api/projects/", Map.of("name", "Versions"));
    String path = "/api/projects/" + project.text("id") + "/";
    String etag = project.headers().get("ETag");

    assertThat(editor.patch(path, Map.of("name", "One"), Map.of("If-Match", etag)).status())
        .isEqualTo(200);
    assertThat(editor.patch(path, Map.of("name", "Two"), Map.of("If-Match", etag)).status())
        .isEqualTo(412);
    assertThat(editor.get(path).text("name")).isEqualTo("One");
  }

  @Test
  void shouldRefuseABodyOverOneMegabyte() {
    Answer answer =
        Http.as(SampleUser.OTHER_EDITOR)
            .post("/api/projects/", Map.of("name", "n", "description", "x".repeat(1_100_000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("detail")).contains("1 MB");
  }

  @Test
  void shouldHideOtherPeoplesThings() {
    Http editor = Http.as(SampleUser.OTHER_EDITOR);
    String project = editor.post("/api/projects/", Map.of("name", "Mine")).text("id");
    Http other = Http.as(SampleUser.EDITOR);

    assertThat(other.get("/api/projects/" + project + "/").status()).isEqualTo(404);
    assertThat(other.delete("/api/projects/" + project + "/").status()).isEqualTo(404);
    assertThat(Http.as(SampleUser.VIEWER).delete("/api/projects/" + project + "/").status())
        .isEqualTo(403);
    assertThat(Http.as(SampleUser.ADMIN).get("/api/projects/" + project + "/").status())
        .isEqualTo(200);
  }

  @Test
  void shouldLetNoPageOfAnotherOriginRead() {
    Http editor = Http.as(SampleUser.EDITOR);
    Map<String, String> evil =
        Map.of("Origin", "http://localhost.evil.example", "Access-Control-Request-Method", "GET");
    for (SchemaDocument.Operation operation : SchemaDocument.fetch().operations()) {
      String path = operation.path().replaceAll("\\{[^}]*}", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
      for (String method : new String[] {"GET", "OPTIONS"}) {
        Answer answer = editor.send(method, path, BodyPublishers.noBody(), evil);
        assertThat(answer.headers()).as(path).doesNotContainKey("Access-Control-Allow-Origin");
      }
    }
    Answer own =
        editor.send(
            "GET",
            "/api/test/",
            BodyPublishers.noBody(),
            Map.of("Origin", "http://localhost:5173"));
    assertThat(own.headers()).containsEntry("Access-Control-Allow-Origin", "http://localhost:5173");
  }

  private Answer refresh(String token) {
    return nobody.post("/api/token/refresh/", Map.of("refresh", token));
  }
}
