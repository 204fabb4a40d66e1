package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who becomes a member of a project, and when they are none any more. */
final class MemberListTest {
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final Http owner = Http.as(SampleUser.OTHER_EDITOR);

  private String project() {
    return owner.post("/api/projects/", Map.of("name", "Shared")).text("id");
  }

  @Test
  void shouldRefuseWhoCannotBeAMember() {
    String members = "/api/projects/" + project() + "/members/";
    assertThat(owner.post(members, Map.of("username", "editor1")).status()).isEqualTo(201);

    assertThat(owner.post(members, Map.of("username", "editor1")).body())
        .isEqualTo(
            "{\"username\":[\"This user is a member already. Change the member's role instead.\"]}");
    assertThat(owner.post(members, Map.of("username", "editor2")).body())
        .isEqualTo("{\"username\":[\"This user owns the project.\"]}");
    Answer guest =
        admin.post(
            "/api/profiles/",
            Map.of("username", "idle", "email", "idle@example.com", "password", "long-enough"));
    String profile = "/api/profiles/" + guest.text("id") + "/";
    assertThat(admin.patch(profile, Map.of("is_active", false), Map.of()).status()).isEqualTo(200);
    for (String unknown : List.of("idle", "no-such-user")) {
      assertThat(owner.post(members, Map.of("username", unknown)).body())
          .isEqualTo("{\"username\":[\"No active user has this username.\"]}");
      assertThat(owner.post(members, Map.of("email", unknown + "@example.com")).body())
          .isEqualTo("{\"email\":[\"No active user has this e-mail address.\"]}");
    }
    for (Map<String, String> body :
        List.of(
            Map.<String, String>of(),
            Map.of("username", "viewer1", "email", "viewer1@example.com"),
            Map.of("username", "viewer1", "role", "owner"))) {
      assertThat(owner.post(members, body).status()).as(body.toString()).isEqualTo(400);
    }
    assertThat(owner.get(members).json().path("count").asInt()).isEqualTo(1);
    assertThat(owner.get(members).body()).doesNotContain("@");
  }

  @Test
  void shouldForgetMembersWithTheirProjectAndTheirAccount() {
    String username = "guest" + System.nanoTime();
    Answer guest =
        admin.post(
            "/api/profiles/",
            Map.of(
                "username",
                username,
                "email",
                username + "@example.com",
                "password",
                "long-enough"));
    Http person = Http.as(username, "long-enough");
    String members = "/api/projects/" + project() + "/members/";
    String path = "/api/projects/" + project() + "/";
    for (String each : List.of(members, path + "members/")) {
      assertThat(owner.post(each, Map.of("username", username)).status()).isEqualTo(201);
    }
    assertThat(person.get("/api/projects/").json().path("count").asInt()).isEqualTo(2);

    assertThat(owner.delete(path).status()).isEqualTo(204);
    assertThat(person.get("/api/projects/").json().path("count").asInt()).isEqualTo(1);

    String profile = "/api/profiles/" + guest.text("id") + "/";
    assertThat(admin.patch(profile, Map.of("is_active", false), Map.of()).status()).isEqualTo(200);
    assertThat(owner.get(members).body()).doesNotContain(username);
    sweep();
    assertThat(admin.patch(profile, Map.of("is_active", true), Map.of()).status()).isEqualTo(200);
    assertThat(owner.get(members).body()).doesNotContain(username);
    assertThat(Http.as(username, "long-enough").get("/api/stats/").json().path("projects").asInt())
        .isZero();
  }

  private static void sweep() {
    try {
      Platform.shared().cloud().invoke("SweeperFunction", "{}");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
