package dev.cadenza.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.testing.JobTexts;
import dev.cadenza.testing.TinyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, folders and links as the input of {@code submit}. */
class SubmittedInputsTest {
  /** Of the account {@code U1}. */
  private static final String TOKEN = "e30.eyJ1c2VyX2lkIjogIlUxIn0.c2ln";

  private final TinyServer server = new TinyServer();

  @TempDir private Path folder;

  @BeforeEach
  void logIn() {
    new SessionFile(folder.resolve("session.json"))
        .write(
            new SavedSession(
                server.url(), URI.create("ws://localhost:1/"), "editor1", TOKEN, "refresh-1"));
    server.on(
        "GET /api/projects/?page_size=100",
        200,
        """
        {"count": 1, "next": null, "previous": null, "results": [
          {"id": "P1", "name": "Mine", "description": "", "owner": "U1",
           "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z"}]}
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldWaitForALink() {
    String upload =
        """
        {"id": "L1", "method": "PUT", "url": null, "headers": {}, "expires_at": "2026-01-02T03:04:05Z",
         "parts": [], "content": %s, "state": "%s"%s}
        """;
    server
        .on("POST /api/uploads/", 201, upload.formatted("null", "fetching", ""))
        .on("GET /api/uploads/L1/", 200, upload.formatted("\"http://a/b\"", "ready", ""))
        .on("POST /api/jobs/", 201, JobTexts.job("J1", "pending", 0, 1));
    String link = "https://example.com/talk.mp3";
    assertThat(run().run("submit", "stt", link).out()).isEqualTo("J1\n");
    assertThat(server.requests("POST", "/api/uploads/").getFirst().body())
        .isEqualTo("{\"source_url\":\"%s\"}".formatted(link));
    assertThat(server.requests("POST", "/api/jobs/").getFirst().body()).contains("\"L1\"");
    server.on(
        "POST /api/uploads/",
        201,
        upload.formatted("null", "failed", ", \"failure\": \"Too large.\""));
    assertThat(run().run("submit", "stt", link).code()).isZero();
    assertThat(run().run("submit", "stt", link).errors()).containsExactly("cadenza: Too large.");
  }

  @Test
  void shouldNotSendAFolderWithoutRecordings() {
    assertThat(run().run("submit", "stt", folder.toString()).err())
        .startsWith("cadenza: No file for stt in %s: it takes ".formatted(folder));
    assertThat(run().run("submit", "stt", "missing.mp3", "other.mp3").errors())
        .containsExactly("cadenza: File not found: missing.mp3");
  }

  @Test
  void shouldNotNarrateWithoutABookOrAFolder() throws IOException {
    Path book = Files.writeString(folder.resolve("book"), "Once.");

    assertThat(run().run("narrate", "missing.epub").errors())
        .containsExactly("cadenza: File not found: missing.epub");
    assertThat(run().run("narrate", book.toString(), "--out", book.toString()).errors())
        .containsExactly("cadenza: %s is a file: choose another folder with --out".formatted(book));
  }

  private CommandRun run() {
    return new CommandRun(folder.resolve("session.json"));
  }
}
