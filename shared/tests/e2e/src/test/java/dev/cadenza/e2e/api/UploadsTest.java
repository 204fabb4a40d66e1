package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files come in. */
final class UploadsTest {
  private final Http editor = Http.as(SampleUser.EDITOR);

  @Test
  void shouldTakeJustTheFileThatWasAnnounced() {
    Answer upload = announce("talk.wav", "audio/wav", 5);

    assertThat(put(upload.text("url"), "audio/wav", "hello!").status())
        .as("another size")
        .isEqualTo(403);
    assertThat(put(upload.text("url"), "text/html", "hello").status())
        .as("another type")
        .isEqualTo(403);
    assertThat(put(upload.text("url"), "audio/wav", "hello").status()).isEqualTo(200);
    assertThat(
            editor
                .get("/api/uploads/" + upload.text("id") + "/")
                .json()
                .path("finished")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "page.html, text/html, attachment",
    "image.svg, image/svg+xml, attachment",
    "page.xhtml, application/xhtml+xml, attachment",
    "talk.wav, audio/wav, inline",
    "notes.txt, text/plain, inline"
  })
  void shouldSaveWhatABrowserWouldRun(String name, String type, String disposition) {
    Answer upload = announce(name, type, 5);
    assertThat(put(upload.text("url"), type, "hello").status()).isEqualTo(200);

    String content = editor.get("/api/uploads/" + upload.text("id") + "/").text("content");

    assertThat(content).contains("response-content-disposition=" + disposition);
  }

  /** A link dies within hours, and its key lives for a day. */
  @Test
  void shouldGiveAFreshLinkForTheSameUploadUnderOneKey() {
    Map<String, Object> file =
        Map.of("file_name", "talk.wav", "content_type", "audio/wav", "size", 5);
    Map<String, String> key = Map.of("Idempotency-Key", "upload-" + System.nanoTime());
    Answer first = editor.post("/api/uploads/", file, key);

    // Links of one second are the same.
    Answer again =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> editor.post("/api/uploads/", file, key),
                answer -> !answer.text("url").equals(first.text("url")));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(Instant.parse(again.text("expires_at")))
        .isAfter(Instant.parse(first.text("expires_at")));
    assertThat(put(again.text("url"), "audio/wav", "hello").status()).isEqualTo(200);
    Answer finished = editor.post("/api/uploads/", file, key);
    assertThat(finished.text("id")).isEqualTo(first.text("id"));
    assertThat(finished.json().path("finished").asBoolean()).isTrue();
  }

  @Test
  void shouldGiveFreshLinksForThePartsOfAnUploadUnderOneKey() {
    Map<String, Object> film =
        Map.of("file_name", "film.mp4", "content_type", "video/mp4", "size", 130L * 1024 * 1024);
    Map<String, String> key = Map.of("Idempotency-Key", "parts-" + System.nanoTime());
    Answer first = editor.post("/api/uploads/", film, key);
    put(first.json().path("parts").get(2));

    Answer again = editor.post("/api/uploads/", film, key);

    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.json().path("parts"))
        .extracting(part -> part.path("received").asBoolean())
        .containsExactly(false, false, true);
  }

  /** Of what a function gets, and of what API Gateway does not hand on. */
  @ParameterizedTest
  @ValueSource(ints = {4_300_000, 5 * 1024 * 1024, 7 * 1024 * 1024, 11 * 1024 * 1024})
  void shouldSayWhereAFileBelongsThatIsTooLargeForAForm(int size) {
    String form =
        part("job_type", "stt")
            + "--cut\r\nContent-Disposition: form-data; name=\"input_file\"; filename=\"a.wav\"\r\n"
            + "Content-Type: audio/wav\r\n\r\n"
            + "x".repeat(size)
            + "\r\n--cut--\r\n";

    Answer answer =
        editor.send(
            "POST",
            "/api/jobs/",
            BodyPublishers.ofString(form),
            Map.of("Content-Type", "multipart/form-data; boundary=cut"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.text("detail")).contains("4 MB").contains("POST /api/uploads/");
  }

  @Test
  void shouldTakeAFormThatIsAlmostTooLarge() {
    String project = editor.post("/api/projects/", Map.of("name", "Forms")).text("id");
    String form =
        part("project", project)
            + part("job_type", "stt")
            + "--cut\r\nContent-Disposition: form-data; name=\"input_file\"; filename=\"a.wav\"\r\n"
            + "Content-Type: audio/wav\r\n\r\n"
            + "x".repeat(4_190_000)
            + "\r\n--cut--\r\n";

    Answer answer =
        editor.send(
            "POST",
            "/api/jobs/",
            BodyPublishers.ofString(form),
            Map.of("Content-Type", "multipart/form-data; boundary=cut"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void shouldBindAnUploadToItsOwner() {
    Answer upload = announce("talk.wav", "audio/wav", 5);
    Http other = Http.as(SampleUser.OTHER_EDITOR);
    String project = other.post("/api/projects/", Map.of("name", "Other")).text("id");

    assertThat(other.get("/api/uploads/" + upload.text("id") + "/").status()).isEqualTo(404);
    Answer job =
        other.post(
            "/api/jobs/",
            Map.of("project", project, "job_type", "stt", "input_file", upload.text("id")));
    assertThat(job.status()).isEqualTo(400);
    assertThat(job.json().path("input_file").get(0).asText()).startsWith("Invalid pk");
  }

  @Test
  void shouldRefuseAJobOnAFileThatNeverCame() {
    Answer upload = announce("talk.wav", "audio/wav", 5);
    String project = editor.post("/api/projects/", Map.of("name", "Uploads")).text("id");

    Answer job =
        editor.post(
            "/api/jobs/",
            Map.of("project", project, "job_type", "stt", "input_file", upload.text("id")));
    assertThat(job.status()).isEqualTo(400);
    assertThat(job.json().path("input_file").get(0).asText())
        .contains("The file is not uploaded yet");
  }

  @Test
  void shouldTakeALargeFileInPartsAndGoOnAfterABreak() {
    long size = 130L * 1024 * 1024;
    Answer upload = announce("film.mp4", "video/mp4", size);
    JsonNode parts = upload.json().path("parts");
    assertThat(parts).hasSize(3);
    put(parts.get(0));
    put(parts.get(2));
    String path = "/api/uploads/" + upload.text("id") + "/";

    assertThat(editor.post(path + "complete/", Map.of()).text("detail")).contains("[2]");
    JsonNode resumed = editor.get(path).json().path("parts");
    assertThat(resumed)
        .extracting(part -> part.path("received").asBoolean())
        .containsExactly(true, false, true);
    put(resumed.get(1));
    Answer completed = editor.post(path + "complete/", Map.of());
    assertThat(completed.json().path("finished").asBoolean()).as(completed.body()).isTrue();
  }

  @Test
  void shouldTakeASmallFileWithTheJob() {
    String project = editor.post("/api/projects/", Map.of("name", "Forms")).text("id");
    String form =
        part("project", project)
            + part("job_type", "tts")
            + part("parameters", "{\"format\": \"wav\"}")
            + "--cut\r\nContent-Disposition: form-data; name=\"input_file\"; filename=\"a.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nRead me aloud.\r\n--cut--\r\n";

    Answer job =
        editor.send(
            "POST",
            "/api/jobs/",
            BodyPublishers.ofString(form),
            Map.of("Content-Type", "multipart/form-data; boundary=cut"));
    assertThat(job.status()).as(job.body()).isEqualTo(201);
    assertThat(job.json().path("input_file").asText()).hasSize(26);
    assertThat(job.json().path("parameters").path("format").asText()).isEqualTo("wav");
  }

  private static String part(String name, String value) {
    return "--cut\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private Answer announce(String name, String type, long size) {
    Answer answer =
        editor.post("/api/uploads/", Map.of("file_name", name, "content_type", type, "size", size));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static Answer put(String url, String type, String content) {
    return Http.exchange(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(content.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static void put(JsonNode part) {
    Answer answer =
        Http.exchange(
            HttpRequest.newBuilder(URI.create(part.path("url").asText()))
                .PUT(BodyPublishers.ofByteArray(new byte[part.path("size").asInt()]))
                .build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
