package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenResourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"/api/health", "/api/health/", "/api/health/?a=1&a=2"})
  void shouldSayThatSomebodyIsThere(String target) {
    Exchange answer = Exchange.get(target);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"ok\"}");
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
    assertThat(Exchange.get("/api/health/?" + query).status()).isEqualTo(200);
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
