package dev.cadenza.engines.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final AtomicReference<String> SECRET = new AtomicReference<>();
  private static final AtomicInteger READ = new AtomicInteger();

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** Found as a service, as a deployment's own store is. */
  public static final class Secrets implements SecretStore {
    @Override
    public String read(String id, Map<String, String> variables) {
      READ.incrementAndGet();
      return id + " " + SECRET.get();
    }
  }

  @BeforeEach
  void begin() {
    SECRET.set("first");
    READ.set(0);
  }

  @Test
  void shouldTakeTheParticularKeyBeforeTheGeneral() {
    Map<String, String> variables = Map.of("A_KEY", " a ", "B_KEY", "b", "C_KEY", " ");

    assertThat(find(variables, "C_KEY", "A_KEY", "B_KEY").orElseThrow().read()).isEqualTo("a");
    assertThat(find(variables, "C_KEY")).isEmpty();
  }

  @Test
  void shouldHearOfASecretThatWasRenewed() {
    ApiKey key = find(Map.of("A_KEY_SECRET", "keys/a"), "A_KEY").orElseThrow();
    assertThat(key.read()).isEqualTo("keys/a first");

    SECRET.set("second");
    now = now.plus(Duration.ofMinutes(4));
    assertThat(key.read()).isEqualTo("keys/a first");
    assertThat(READ).hasValue(1);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(key.read()).isEqualTo("keys/a second");
  }

  @Test
  void shouldShowItselfToNobody() {
    assertThat(find(Map.of("A_KEY", "a"), "A_KEY").orElseThrow()).hasToString("A_KEY");
    assertThat(find(Map.of("A_KEY_SECRET", "keys/a"), "A_KEY").orElseThrow())
        .hasToString("A_KEY_SECRET");
  }

  private Optional<ApiKey> find(Map<String, String> variables, String... names) {
    return ApiKey.find(() -> now, variables, names);
  }
}
