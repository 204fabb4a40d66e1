package dev.cadenza.webengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals, silence and keys. */
final class OpenAiEndpointTest extends OpenAiStub {
  @ParameterizedTest
  @CsvSource({"408", "409", "429", "500", "502", "503"})
  void shouldComeAgainWhenTheServerIsBusy(int status) {
    server.thenAnswer(Answer.json(status, "{\"error\": {\"message\": \"Slow down\"}}"));

    assertTransient(() -> speak("Hello.", 1), "engine_busy");
  }

  @ParameterizedTest
  @CsvSource({
    "400, engine_refused_input", "413, engine_refused_input", "422, engine_refused_input",
    "401, engine_refused_key", "403, engine_refused_key", "404, engine_misconfigured",
    "402, engine_quota_exhausted"
  })
  void shouldGiveUpOnWhatNoRetryMends(int status, String code) {
    server.thenAnswer(
        Answer.json(status, "{\"error\": {\"message\": \"Wrong: " + KEY + "\", \"code\": \"x\"}}"));

    assertPermanent(() -> speak("Hello.", 1), code).message().doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "404, engine_misconfigured, <html>Not found</html>", "404, engine_misconfigured, ''",
    "401, engine_refused_key, Go away", "413, engine_refused_input, null"
  })
  void shouldKnowARefusalWhoseBodyIsNoJson(int status, String code, String body) {
    server.thenAnswer(Answer.of(status, "text/html", body.getBytes(StandardCharsets.UTF_8)));

    assertPermanent(() -> speak("Hello.", 1), code);
  }

  @Test
  void shouldComeAgainAfterAProxysPageOfTrouble() {
    server.thenAnswer(
        Answer.of(502, "text/html", "<h1>Bad Gateway</h1>".getBytes(StandardCharsets.UTF_8)));

    assertTransient(() -> speak("Hello.", 1), "engine_busy");
  }

  @Test
  void shouldTellAnEmptyAccountFromABusyServer() {
    server.thenAnswer(
        Answer.json(
            429,
            "{\"error\": {\"message\": \"You exceeded your current quota\", \"code\": \"insufficient_quota\"}}"));

    assertPermanent(() -> speak("Hello.", 1), "engine_quota_exhausted");
  }

  @Test
  void shouldSayWhichSettingHoldsTheKeyThatWasRefused() {
    server.thenAnswer(
        Answer.json(401, "{\"error\": {\"message\": \"Incorrect API key: " + KEY + "\"}}"));

    assertThatThrownBy(() -> speak("Hello.", 1))
        .hasMessageContaining("check OPENAI_API_KEY.")
        .message()
        .doesNotContain(KEY);
  }

  @Test
  void shouldSayThatAKeyIsMissing() {
    server.thenAnswer(Answer.json(401, "{\"detail\": \"Not authenticated\"}"));
    EngineCatalog keyless =
        EngineFamilies.offered(Map.of("OPENAI_TTS_BASE_URL", server.url() + "/v1"));

    assertThatThrownBy(
            () -> speak(keyless.synthesizers().getFirst(), "Hello.", 1, Cancellation.NEVER))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("requires a key");
    assertThat(server.lastRequest().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void shouldComeAgainWhenNobodyAnswers() {
    server.close();

    assertTransient(() -> speak("Hello.", 1), "engine_unreachable");
  }

  @Test
  void shouldStopWaitingWhenTheWorkIsCancelled() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    server.otherwise(
        _ -> {
          cancelled.set(true);
          await(done);
          return Optional.empty();
        });

    assertThatThrownBy(() -> speak(offer.synthesizers().getFirst(), "Hello.", 1, cancelled::get))
        .isInstanceOf(CancellationException.class);
    done.countDown();
  }

  @Test
  void shouldNotCarryTheKeyToAnotherAddress() {
    try (StubService elsewhere = StubService.start()) {
      server.thenAnswer(Answer.json(307, "{}").with("Location", elsewhere.url() + "/speech"));

      assertPermanent(() -> speak("Hello.", 1), "engine_refused_input");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
