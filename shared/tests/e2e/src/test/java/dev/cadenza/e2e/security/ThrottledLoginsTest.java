package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.LocalPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a separate platform: all users share the blocked address here. */
final class ThrottledLoginsTest {
  @Test
  void shouldThrottleGuessesOfTheCurrentPassword() {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary())) {
      Answer login =
          new Http(platform.httpUrl(), "")
              .post("/api/token/", Map.of("username", "editor1", "password", "editor123"));
      Http thief = new Http(platform.httpUrl(), "Bearer " + login.text("access"));
      String path =
          "/api/profiles/" + thief.get("/api/profiles/").json().at("/results/0/id").asText() + "/";
      for (int i = 0; i < 5; i++) {
        Map<String, String> guess =
            Map.of("current_password", "guess " + i, "new_password", "taken-over");
        assertThat(thief.post(path + "password/", guess).status()).isEqualTo(400);
        assertThat(
                thief
                    .patch(
                        path,
                        Map.of("email", "thief@example.com", "current_password", "guess " + i),
                        Map.of())
                    .status())
            .isEqualTo(400);
      }

      Answer throttled =
          thief.post(
              path + "password/",
              Map.of("current_password", "editor123", "new_password", "taken-over"));
      assertThat(throttled.status()).isEqualTo(429);
      assertThat(throttled.headers().get("Retry-After")).matches("[1-9]\\d?");
    }
  }

  @Test
  void shouldThrottleLoginsAfterTenFailures() {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary())) {
      Http nobody = new Http(platform.httpUrl(), "");
      Map<String, String> guess = Map.of("username", "editor1", "password", "guess");
      for (int i = 0; i < 10; i++) {
        assertThat(nobody.post("/api/token/", guess).status()).isEqualTo(401);
      }

      Answer throttled =
          nobody.post("/api/token/", Map.of("username", "editor1", "password", "editor123"));
      assertThat(throttled.status()).isEqualTo(429);
      assertThat(throttled.headers().get("Retry-After")).matches("[1-9]\\d?");
      assertThat(throttled.text("detail"))
          .startsWith("Request was throttled. Expected available in ");
      Map<String, String> claimed = Map.of("X-Forwarded-For", "203.0.113.9");
      assertThat(
              nobody
                  .post("/api/token/", Map.of("username", "admin", "password", "admin123"), claimed)
                  .status())
          .as("an address that the client made up does not help")
          .isEqualTo(429);
    }
  }
}
