package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.LocalPlatform;
import dev.cadenza.e2e.Http.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a platform of its own: the address that is shut out is everybody's here. */
final class ThrottledLoginsTest {
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
