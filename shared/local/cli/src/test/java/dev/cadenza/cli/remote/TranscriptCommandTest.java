package dev.cadenza.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.testing.TinyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptCommandTest {
  /** Of the account U1; its signature is not checked here. */
  private static final String TOKEN = "e30.eyJ1c2VyX2lkIjogIlUxIn0.c2ln";

  private final TinyServer server = new TinyServer();

  @TempDir private Path folder;

  @BeforeEach
  void logIn() {
    URI sockets = URI.create("ws://localhost:1/");
    new SessionFile(folder.resolve("session.json"))
        .write(new SavedSession(server.url(), sockets, "editor1", TOKEN, "refresh-1"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldEditATranscript() throws IOException {
    String transcript =
        """
        {"version": 2, "replaced": 3, "versions": [{"version": 2, "created_at": "2026-01-01T12:00:00Z", "change": "edited"}]}
        """;
    Path edit = Files.writeString(folder.resolve("edit.json"), "{\"segments\":[]}");
    server
        .on("PUT /api/jobs/J1/transcript/", 200, transcript)
        .on("POST /api/jobs/J1/transcript/replace/", 200, transcript)
        .on("GET /api/jobs/J1/transcript/", 200, transcript);

    assertThat(run().run("transcript", "J1", "--edit", edit.toString()).out())
        .contains("The newest version is 2.");
    assertThat(run().run("transcript", "J1", "--replace", "a=b c").out())
        .contains("Replaced \"a\" in 3 places.");
    assertThat(run().run("transcript", "J1", "--versions").out())
        .contains("2026-01-01T12:00:00Z  edited");

    assertThat(server.requests("PUT", "/api/jobs/J1/transcript/"))
        .extracting(TinyServer.Request::body)
        .containsExactly("{\"segments\":[]}");
    assertThat(server.requests("POST", "/api/jobs/J1/transcript/replace/"))
        .singleElement()
        .extracting(TinyServer.Request::body)
        .asString()
        .contains("\"find\":\"a\"", "\"replacement\":\"b c\"");
    assertThat(run().run("transcript", "J1", "--edit", folder.resolve("none").toString()).errors())
        .containsExactly("cadenza: Cannot read %s as JSON.".formatted(folder.resolve("none")));
  }

  private CommandRun run() {
    return new CommandRun(folder.resolve("session.json"));
  }
}
