package dev.cadenza.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.JobTexts;
import dev.cadenza.testing.TinyServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CadenzaClientTest {
  private final TinyServer server = new TinyServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldLogInAndSendTheToken() {
    server.on("GET /api/test/", 200, "{}");
    try (CadenzaClient client = login()) {
      client.getText("/api/test/");
    }
    assertThat(server.requests("POST", "/api/token/"))
        .singleElement()
        .satisfies(
            login -> {
              assertThat(login.contentType()).isEqualTo("application/json");
              assertThat(login.body())
                  .contains("\"username\":\"editor1\"", "\"password\":\"editor123\"");
              assertThat(login.authorization()).isNull();
            });
    assertThat(server.requests("GET", "/api/test/"))
        .extracting(TinyServer.Request::authorization)
        .containsExactly("Bearer access-1");
  }

  @Test
  void shouldSayWhatTheServerRefused() {
    server.on("POST /api/projects/", 400, "{\"name\": [\"This field is required.\"]}");
    try (CadenzaClient client = login()) {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> client.createProject("", ""))
          .withMessage(
              "POST /api/projects/ returned 400: {\"name\": [\"This field is required.\"]}")
          .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    URI url = server.url();
    server.close();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CadenzaClient.login(url, "editor1", "editor123"))
        .withMessage(
            "cannot reach localhost:%d: connection refused. Is the platform running?"
                .formatted(url.getPort()));
  }

  @Test
  void shouldRefreshATokenThatRanOut() {
    server
        .on("GET /api/test/", 401, "{\"code\": \"token_not_valid\"}")
        .on("GET /api/test/", 200, "fine")
        .on(
            "POST /api/token/refresh/",
            200,
            "{\"access\": \"access-2\", \"refresh\": \"refresh-2\"}");
    try (CadenzaClient client = login()) {
      assertThat(client.getText("/api/test/")).isEqualTo("fine");
      assertThat(client.accessToken()).isEqualTo("access-2");
    }
    assertThat(server.requests("POST", "/api/token/refresh/"))
        .extracting(TinyServer.Request::body)
        .containsExactly("{\"refresh\":\"refresh-1\"}");
    assertThat(server.requests("GET", "/api/test/"))
        .extracting(TinyServer.Request::authorization)
        .containsExactly("Bearer access-1", "Bearer access-2");
  }

  @Test
  void shouldGiveUpWhenARefreshedTokenIsRefusedToo() {
    server
        .on("GET /api/test/", 401, "{}")
        .on("POST /api/token/refresh/", 200, "{\"access\": \"access-2\"}");
    try (CadenzaClient client = login()) {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> client.getText("/api/test/"))
          .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401));
    }
    assertThat(server.requests("GET", "/api/test/")).hasSize(2);
  }

  @Test
  void shouldReadAJobAndIgnoreWhatItDoesNotKnow() {
    server.on("GET /api/jobs/J1/", 200, JobTexts.job("J1", "running", 40, 3));
    try (CadenzaClient client = login()) {
      Job job = client.job("J1");
      assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
      assertThat(job.jobType()).isEqualTo(JobType.TTS);
      assertThat(job.progress()).isEqualTo(40);
      assertThat(job.version()).isEqualTo(3);
      assertThat(job.inputFile()).isEmpty();
      assertThat(job.engine()).contains("flite");
      assertThat(job.parameters()).containsEntry("text", "hello").containsEntry("voice", null);
      assertThat(job.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678901Z"));
      assertThat(job.finished()).isFalse();
    }
  }

  @Test
  void shouldSubmitAJobAsTheApiWantsIt() {
    server.on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1));
    try (CadenzaClient client = login()) {
      assertThat(client.submit(NewJob.textToSpeech("P1", Map.of("text", "hello"))).id())
          .isEqualTo("J1");
      client.submit(NewJob.speechToText("P1", "U7"));
    }
    assertThat(server.requests("POST", "/api/jobs/"))
        .extracting(TinyServer.Request::body)
        .containsExactly(
            "{\"project\":\"P1\",\"job_type\":\"tts\",\"parameters\":{\"text\":\"hello\"},\"input_file\":null}",
            "{\"project\":\"P1\",\"job_type\":\"stt\",\"parameters\":{},\"input_file\":\"U7\"}");
  }

  @Test
  void shouldUploadByThePresignedLink(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("talk.MP3"), "not really music");
    String link = server.url() + "/bucket/key?signature=abc";
    server
        .on(
            "POST /api/uploads/",
            201,
            """
            {"id": "U7", "method": "PUT", "url": "%s", "expires_at": "2026-01-02T03:04:05Z",
             "headers": {"Content-Type": "audio/mpeg", "Host": "localhost", "Content-Length": "16"}}
            """
                .formatted(link))
        .on("PUT /bucket/key?signature=abc", 200, "");
    try (CadenzaClient client = login()) {
      assertThat(client.upload(file).id()).isEqualTo("U7");
    }
    assertThat(server.requests("POST", "/api/uploads/"))
        .singleElement()
        .extracting(TinyServer.Request::body)
        .asString()
        .contains("\"file_name\":\"talk.MP3\"", "\"content_type\":\"audio/mpeg\"", "\"size\":16");
    assertThat(server.requests("PUT", "/bucket/key?signature=abc"))
        .containsExactly(
            new TinyServer.Request(
                "PUT", "/bucket/key?signature=abc", null, "audio/mpeg", "not really music"));
  }

  @Test
  void shouldUploadALargeFileInThePartsThatAreWanting(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("film.mp4"), "0123456789");
    server
        .on("POST /api/uploads/", 201, inParts())
        .on("PUT /bucket/part-1", 200, "")
        .on("PUT /bucket/part-3", 200, "")
        .on("POST /api/uploads/U7/complete/", 200, inParts());
    try (CadenzaClient client = login()) {
      assertThat(client.upload(file).id()).isEqualTo("U7");
    }
    assertThat(server.requests("PUT", "/bucket/part-1").getFirst().body()).isEqualTo("0123");
    assertThat(server.requests("PUT", "/bucket/part-3").getFirst().body()).isEqualTo("89");
    assertThat(server.requests("POST", "/api/uploads/U7/complete/")).hasSize(1);
  }

  private String inParts() {
    return """
    {"id": "U7", "method": "PUT", "url": null, "headers": {}, "expires_at": "2026-01-02T03:04:05Z",
     "parts": [{"number": 1, "size": 4, "received": false, "url": "%1$s/bucket/part-1"},
               {"number": 2, "size": 4, "received": true, "url": null},
               {"number": 3, "size": 2, "received": false, "url": "%1$s/bucket/part-3"}]}
    """
        .formatted(server.url());
  }

  @Test
  void shouldSaveResultFilesInsideTheFolderOnly(@TempDir Path folder) {
    server
        .on("GET /api/job-results/?job=J1", 200, results())
        .on("GET /bucket/a", 200, "WEBVTT")
        .on("GET /bucket/b", 200, "evil");
    try (CadenzaClient client = login()) {
      JobResult result = client.result("J1").orElseThrow();
      assertThat(result.audioSeconds()).contains(2.5);
      List<Path> saved = client.download(result, folder.resolve("out"));
      assertThat(saved)
          .containsExactly(folder.resolve("out/timings.vtt"), folder.resolve("out/passwd"));
      assertThat(saved.getFirst()).hasContent("WEBVTT");
      assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }
  }

  @Test
  void shouldLeaveNoFileWhenALinkRanOut(@TempDir Path folder) {
    server
        .on("GET /api/job-results/?job=J1", 200, results())
        .on("GET /bucket/a", 403, "<Error>expired</Error>");
    try (CadenzaClient client = login()) {
      JobResult result = client.result("J1").orElseThrow();
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> client.download(result, folder))
          .withMessageContaining("403", "expired");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldAnswerNoResultForAJobWithoutOne() {
    server.on(
        "GET /api/job-results/?job=J1",
        200,
        "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}");
    try (CadenzaClient client = login()) {
      assertThat(client.result("J1")).isEqualTo(Optional.empty());
    }
  }

  private String results() {
    return """
    {"count": 1, "next": null, "previous": null, "results": [
      {"id": "J1", "job": "J1", "output_file": null, "logs": "", "metadata": {"audio_seconds": 2.5},
       "finished_at": "2026-01-02T03:04:05Z", "files": [
         {"name": "timings.vtt", "content_type": "text/vtt", "size": 6, "url": "%1$s/bucket/a"},
         {"name": "../../passwd", "content_type": "text/plain", "size": 4, "url": "%1$s/bucket/b"}]}]}
    """
        .formatted(server.url());
  }

  private CadenzaClient login() {
    return CadenzaClient.login(server.url(), "editor1", "editor123");
  }
}
