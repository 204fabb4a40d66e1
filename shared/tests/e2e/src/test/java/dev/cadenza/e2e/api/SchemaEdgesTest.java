package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request is well formed and yet too much, the answer is one that the description knows.
 */
final class SchemaEdgesTest {
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String project = editor.post("/api/projects/", Map.of("name", "Edges")).text("id");

  @ParameterizedTest
  @ValueSource(strings = {"profiles", "projects", "jobs", "job-results", "settings", "uploads"})
  void shouldFindNothingUnderWhatIsNoIdentifier(String resource) {
    Http admin = Http.as(SampleUser.ADMIN);

    for (String id :
        new String[] {"name%23admin", "family%231", "x".repeat(3_000), "%F0%9F%8E%BB"}) {
      assertThat(admin.get("/api/" + resource + "/" + id + "/").status()).as(id).isEqualTo(404);
    }
  }

  @Test
  void shouldAnswerALoginUnderAnyName() {
    Answer answer =
        Http.anonymous()
            .post("/api/token/", Map.of("username", "x".repeat(5_000), "password", "x"));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void shouldTakeABookAndReplayIt() {
    String book = randomText(450_000, " abcdefghijklmnopqrstuvwxyz");
    Map<String, Object> job = job(Map.of("text", book));

    Answer first = editor.post("/api/jobs/", job, Map.of("Idempotency-Key", "book"));
    Answer again = editor.post("/api/jobs/", job, Map.of("Idempotency-Key", "book"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    editor.delete("/api/jobs/" + first.text("id") + "/");
  }

  @Test
  void shouldRefuseParametersThatNoItemHolds() {
    Map<String, Object> noise =
        Map.of("text", "a", "noise", HexFormat.of().formatHex(randomBytes(450_000)));

    Answer answer = editor.post("/api/jobs/", job(noise));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"parameters\":[\"These parameters are too large.\"]}");
  }

  @Test
  void shouldRefuseASettingThatNoItemHolds() {
    Answer answer =
        editor.post("/api/settings/", Map.of("key", "noise", "value", "x".repeat(32_767)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("no more than 32768 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void shouldRefuseWhatIsNestedTooDeeply(String opening) {
    String body = "{\"name\": \"deep\", \"a\": " + opening.repeat(2_000);

    Answer answer = editor.send("POST", "/api/projects/", BodyPublishers.ofString(body), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).startsWith("JSON parse error - ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "1.0", " 1e0"})
  void shouldReadWholeNumbersInEverySpelling(String size) {
    assertThat(upload(size).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1.5", "true", "\"\"", "18446744073709551617", "1e400", "null", "[1]"})
  void shouldRefuseOtherNumbers(String size) {
    Answer answer = upload(size);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("size").isArray()).isTrue();
  }

  private Answer upload(String size) {
    String body =
        "{\"file_name\": \"a.txt\", \"content_type\": \"text/plain\", \"size\": " + size + "}";
    return editor.send("POST", "/api/uploads/", BodyPublishers.ofString(body), Map.of());
  }

  @Test
  void shouldNotFindASearchsPageBeyondItsEnd() {
    assertThat(editor.get("/api/jobs/?search=nowhere&page=1").status()).isEqualTo(200);
    assertThat(editor.get("/api/jobs/?search=nowhere&page=2").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "&=&", "a=%25", "%25zz=1", "a=%C3"})
  void shouldNotStumbleOverAnyQuery(String query) {
    assertThat(editor.get("/api/projects/?" + query).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/projects", "/api/projects/"})
  void shouldLinkToPathsThatEndWithASlash(String path) {
    editor.post("/api/projects/", Map.of("name", "Another"));

    assertThat(editor.get(path + "?page_size=1").text("next"))
        .startsWith(Platform.shared().httpUrl() + "/api/projects/?cursor=");
  }

  private Map<String, Object> job(Map<String, Object> parameters) {
    return Map.of("project", project, "job_type", "tts", "parameters", parameters);
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String randomText(int length, String alphabet) {
    return new Random(1)
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
        .collect(Collectors.joining());
  }

  /** For a monitor without an account. */
  @Test
  void shouldSayWhichPartsAnswer() {
    Answer answer = Http.anonymous().get("/api/health/");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("ok");
    assertThat(answer.json().path("parts").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("database", "files", "queues", "workers");
    assertThat(answer.json().path("parts")).allMatch(part -> part.path("ok").asBoolean());
    assertThat(SchemaDocument.fetch().faults(operation(), 200, answer.body())).isEmpty();
  }

  private static SchemaDocument.Operation operation() {
    return SchemaDocument.fetch().operation("GET", "/api/health/").orElseThrow();
  }
}
