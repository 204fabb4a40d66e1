package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a person's sessions, on HTTP and on the WebSocket, and what guards the account. */
final class SessionsTest {
  private static final String OLD = "the-old-password";
  private static final String NEW = "the-new-password";

  private final Http admin = Http.as(SampleUser.ADMIN);
  private String name;
  private String path;

  @BeforeEach
  void createAccount() {
    create("editor");
  }

  private void create(String role) {
    name = "person" + System.nanoTime();
    Answer created =
        admin.post(
            "/api/profiles/",
            Map.of(
                "username", name, "email", name + "@example.com", "password", OLD, "role", role));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    path = "/api/profiles/" + created.text("id") + "/";
  }

  @Test
  void shouldEndEverySessionWithANewPassword() {
    Answer elsewhere = login(OLD);
    Http here = Http.as(name, OLD);
    assertThat(here.get("/api/projects/").status()).isEqualTo(200);

    Answer changed =
        here.post(path + "password/", Map.of("current_password", OLD, "new_password", NEW));

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    Http nobody = Http.anonymous();
    String refresh = elsewhere.text("refresh");
    assertThat(nobody.post("/api/token/refresh/", Map.of("refresh", refresh)).status())
        .isEqualTo(401);
    assertThat(nobody.post("/api/token/verify/", Map.of("token", refresh)).status()).isEqualTo(401);
    assertThat(
            nobody
                .post("/api/token/verify/", Map.of("token", elsewhere.text("access")))
                .text("code"))
        .isEqualTo("token_not_valid");
    Http other = Http.bearer(elsewhere.text("access"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(other.get("/api/projects/").text("code")).isEqualTo("password_changed"));
  }

  @Test
  void shouldTakeTheTokensOfANewPasswordAtOnce() {
    Http here = Http.as(name, OLD);
    assertThat(here.get("/api/projects/").status()).isEqualTo(200);

    here.post(path + "password/", Map.of("current_password", OLD, "new_password", NEW));

    assertThat(login(OLD).status()).isEqualTo(401);
    assertThat(Http.as(name, NEW).get("/api/projects/").status()).isEqualTo(200);
    assertThat(Http.as(name, NEW).get(path).status()).isEqualTo(200);
  }

  @Test
  void shouldAskForThePasswordBeforeOnesAddressChanges() {
    Http person = Http.as(name, OLD);
    Map<String, Object> change = new HashMap<>(Map.of("email", "new-" + name + "@example.com"));

    Answer without = person.patch(path, change, Map.of());
    change.put("current_password", "a wrong one");
    Answer wrong = person.patch(path, change, Map.of());

    assertThat(without.status()).isEqualTo(400);
    assertThat(without.json().path("current_password").path(0).asText())
        .isEqualTo("This field is required.");
    assertThat(wrong.json().path("current_password").path(0).asText())
        .isEqualTo("This is not your current password.");
    assertThat(person.get(path).text("email")).isEqualTo(name + "@example.com");
    change.put("current_password", OLD);
    assertThat(person.patch(path, change, Map.of()).text("email"))
        .isEqualTo("new-" + name + "@example.com");
  }

  @Test
  void shouldLetOthersAddressesBeChangedByAnAdminAndOnesOwnStay() {
    assertThat(
            Http.as(name, OLD)
                .patch(path, Map.of("email", name + "@example.com"), Map.of())
                .status())
        .isEqualTo(200);
    assertThat(
            admin
                .patch(path, Map.of("email", "by-admin-" + name + "@example.com"), Map.of())
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deactivated", "deleted", "new password"})
  void shouldEndTheSocketOfWhoeverMayNoLongerListen(String change) {
    Http person = Http.as(name, OLD);
    try (Socket socket = Socket.open("/jobs/", person)) {
      socket.ask(Map.of("action", "subscribe", "jobs", List.of("*")), "subscribed");

      switch (change) {
        case "deactivated" -> admin.patch(path, Map.of("is_active", false), Map.of());
        case "deleted" -> admin.delete(path);
        default -> admin.post(path + "password/", Map.of("new_password", NEW));
      }

      assertThat(socket.awaitClosed()).isEqualTo(1000);
      assertThatThrownBy(() -> Socket.open("/jobs/", person))
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
  }

  @Test
  void shouldEndTheSocketOfAnAdminWhoIsNoneAnyMore() {
    create("admin");
    Http editor = Http.as(SampleUser.EDITOR);
    String project = editor.post("/api/projects/", Map.of("name", "Private")).text("id");
    Answer job =
        editor.post(
            "/api/jobs/",
            Map.of(
                "project", project, "job_type", "tts", "parameters", Map.of("text", "My secret.")));
    Http person = Http.as(name, OLD);
    String others = "/jobs/" + job.text("id") + "/";
    try (Socket socket = Socket.open(others, person)) {
      socket.ask(Map.of("action", "ping"), "pong");

      assertThat(admin.patch(path, Map.of("role", "viewer"), Map.of()).status()).isEqualTo(200);

      socket.awaitClosed();
      assertThatThrownBy(() -> Socket.open(others, person))
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
      try (Socket own = Socket.open("/jobs/", person)) {
        assertThat(
                own.ask(Map.of("action", "subscribe", "jobs", List.of(job.text("id"))), "error")
                    .get("code"))
            .isEqualTo("not_found");
      }
    }
  }

  @Test
  void shouldKeepTheSocketOfWhoeverChangesANameAlone() {
    Http person = Http.as(name, OLD);
    try (Socket socket = Socket.open("/jobs/", person)) {
      socket.ask(Map.of("action", "ping"), "pong");

      admin.patch(path, Map.of("username", "renamed-" + name), Map.of());

      socket.ask(Map.of("action", "ping"), "pong");
    }
  }

  private Answer login(String password) {
    return Http.anonymous().post("/api/token/", Map.of("username", name, "password", password));
  }
}
