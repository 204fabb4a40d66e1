package dev.cadenza.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.client.Tokens;
import dev.cadenza.testing.TinyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final String NO_PROJECTS =
      "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}";
  private static final String PROJECTS = "GET /api/projects/?page_size=100";

  private final TinyServer server = new TinyServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldKeepTheLoginForItsOwnerOnly() throws IOException {
    assertThat(login().code()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    SavedSession saved = new SessionFile(file()).read().orElseThrow();
    assertThat(saved.tokens().refresh()).isEqualTo("refresh-1");
    assertThat(saved.socketUrl())
        .hasToString("ws://localhost:" + server.url().getPort() + "/ws/jobs/");
    assertThat(saved.toString()).doesNotContain("refresh-1", "access-1");
  }

  @Test
  void shouldAskForNameAndPassword() {
    CommandRun run = run().typing("editor1", "editor123");
    assertThat(run.run("login", "--url", server.url().toString()).code()).isZero();
    assertThat(server.requests("POST", "/api/token/"))
        .singleElement()
        .extracting(TinyServer.Request::body)
        .asString()
        .contains("\"editor1\"", "\"editor123\"");
  }

  @Test
  void shouldTakeASocketUrlAsItIs() {
    String socket = "wss://live.example.com/live";
    run()
        .input("secret")
        .run(
            "login",
            "--url",
            server.url() + "/",
            "--socket-url",
            socket,
            "--username",
            "a",
            "--password-stdin");
    assertThat(new SessionFile(file()).read().orElseThrow().socketUrl()).hasToString(socket);
  }

  @Test
  void shouldPassOnWhyALoginIsRefused() {
    server.on(
        "POST /api/token/",
        401,
        "{\"detail\": \"No active account found with the given credentials\"}");
    assertThat(login().code()).isZero();
    CommandRun.Outcome refused = login();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.errors())
        .containsExactly("cadenza: No active account found with the given credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login --username a",
        "login --password-stdin",
        "login --url ftp://localhost --username a --password-stdin",
        "login --url http://localhost/prod --username a --password-stdin",
        "login --socket-url http://localhost --username a --password-stdin"
      })
  void shouldEndWithTwoOnWrongUsage(String line) {
    assertThat(run().run(line.split(" ")).code()).isEqualTo(2);
  }

  @Test
  void shouldEndWithFourWhenNobodyLoggedIn() {
    CommandRun.Outcome outcome = run().run("projects");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).contains("You are not logged in.", "./cadenza login");
  }

  @Test
  void shouldEndWithFourWhenTheFileIsSpoilt() throws IOException {
    Files.writeString(file(), "{\"access\": \"tell-nobody\"");
    CommandRun.Outcome outcome = run().run("projects");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).doesNotContain("tell-nobody");
  }

  @Test
  void shouldWriteBackRefreshedTokens() {
    login();
    server
        .on(PROJECTS, 401, "{\"code\": \"token_not_valid\"}")
        .on(PROJECTS, 200, NO_PROJECTS)
        .on("POST /api/token/refresh/", 200, "{\"access\": \"a2\", \"refresh\": \"r2\"}");
    assertThat(run().run("projects").code()).isZero();
    SavedSession saved = new SessionFile(file()).read().orElseThrow();
    assertThat(saved.access()).isEqualTo("a2");
    assertThat(saved.refresh()).isEqualTo("r2");
  }

  @Test
  void shouldTakeOverTokensThatAnotherProgramRenewed() {
    login();
    SessionFile file = new SessionFile(file());
    SavedSession before = file.read().orElseThrow();
    file.write(before.with(new Tokens("a2", "r2")));
    assertThat(
            file.tokens()
                .renew(
                    before.tokens(),
                    _ -> {
                      throw new AssertionError("a refresh token works once");
                    })
                .access())
        .isEqualTo("a2");
  }

  @Test
  void shouldEndWithFourWhenTheLoginRanOut() {
    login();
    server
        .on(PROJECTS, 401, "{\"detail\": \"Given token not valid\"}")
        .on("POST /api/token/refresh/", 401, "{\"detail\": \"Token is blacklisted\"}");
    CommandRun.Outcome outcome = run().run("projects");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).contains("cadenza: Token is blacklisted", "./cadenza login");
  }

  @Test
  void shouldEndTheLoginHereAndOnTheServer() {
    login();
    server.on("POST /api/token/blacklist/", 200, "{}");
    assertThat(run().run("logout").code()).isZero();
    assertThat(folder).isEmptyDirectory();
    assertThat(server.requests("POST", "/api/token/blacklist/"))
        .extracting(TinyServer.Request::body)
        .containsExactly("{\"refresh\":\"refresh-1\"}");
  }

  @Test
  void shouldLookWhereTheEnvironmentSays() {
    assertThat(SessionFile.path(Map.of("CADENZA_SESSION", "/a/b", "XDG_CONFIG_HOME", "/x")))
        .hasToString("/a/b");
    assertThat(SessionFile.path(Map.of("XDG_CONFIG_HOME", "/x", "HOME", "/home/ada")))
        .hasToString("/x/cadenza/session.json");
    assertThat(SessionFile.path(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/home/ada")))
        .hasToString("/home/ada/.config/cadenza/session.json");
  }

  private CommandRun.Outcome login() {
    return run()
        .input("editor123\n")
        .run(
            "login", "--url", server.url().toString(), "--username", "editor1", "--password-stdin");
  }

  private CommandRun run() {
    return new CommandRun(file());
  }

  private Path file() {
    return folder.resolve("session.json");
  }
}
