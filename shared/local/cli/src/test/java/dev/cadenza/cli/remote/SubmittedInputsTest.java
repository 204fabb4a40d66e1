package dev.cadenza.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.testing.TinyServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders as the input of {@code submit}. */
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
  void shouldNotSendAFolderWithoutRecordings() {
    assertThat(run().run("submit", "stt", folder.toString()).err())
        .startsWith("cadenza: No file for stt in %s: it takes ".formatted(folder));
    assertThat(run().run("submit", "stt", "missing.mp3", "other.mp3").errors())
        .containsExactly("cadenza: File not found: missing.mp3");
  }

  private CommandRun run() {
    return new CommandRun(folder.resolve("session.json"));
  }
}
