package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenResourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"/api/test", "/api/test/", "/api/test/?a=1&a=2"})
  void shouldSayThatTheConnectionWorks(String target) {
    Exchange answer = Exchange.get(target);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo("{\"message\":\"Backend connected successfully\",\"status\":\"ok\"}");
  }

  /** Nothing answers at the addresses of this test; what failed is not for everyone. */
  @Test
  void shouldSayThatNoPartAnswers() {
    Exchange answer = Exchange.get("/api/health/");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.text())
        .startsWith("{\"status\":\"unavailable\",\"parts\":{\"database\":{\"ok\":false,")
        .contains(
            "\"files\":{\"ok\":false", "\"queues\":{\"ok\":false", "\"workers\":{\"ok\":false")
        .doesNotContain("127.0.0.1", "the-jobs", "the-bucket", "xception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "&",
        "&=&",
        "==",
        "a",
        "a=",
        "=a",
        "%",
        "%zz=1",
        "a=%",
        "a=%zz",
        "a=%C3",
        "a=b=c",
        "a;b",
        "?",
        "{a}",
        "a={b(c)}",
        "${a}",
        "a=%7Bb(c)%7D"
      })
  void shouldNotStumbleOverAnyQuery(String query) {
    assertThat(Exchange.get("/api/test/?" + query).status()).isEqualTo(200);
  }

  @Test
  void shouldTellWhichMethodsThereAre() {
    Exchange answer = Exchange.of("DELETE", "/api/health/", Map.of());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().get("Allow").split(", *|,"))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/nothing/", "/api", "/api/{a}/", "/api/{a(b)}", "/api/${a}{{b}}", "/api/}{"})
  void shouldFindNothingElse(String path) {
    Exchange answer = Exchange.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Not found.\"}");
  }
}
