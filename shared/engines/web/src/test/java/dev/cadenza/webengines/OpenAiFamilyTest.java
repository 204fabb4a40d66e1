package dev.cadenza.webengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.model.Cost;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is offered, and what it costs. */
final class OpenAiFamilyTest extends OpenAiStub {
  @Test
  void shouldOfferOnlyWhatIsSetUp() {
    assertThat(EngineFamilies.offered(Map.of())).isEqualTo(EngineCatalog.NOTHING);
    EngineCatalog whisper =
        EngineFamilies.offered(Map.of("OPENAI_STT_BASE_URL", "http://localhost:9000/v1"));
    assertThat(whisper.recognizers()).hasSize(1);
    assertThat(whisper.synthesizers()).isEmpty();
    assertThat(whisper.translators()).isEmpty();
    assertThatThrownBy(
            () -> EngineFamilies.offered(Map.of("OPENAI_STT_BASE_URL", "localhost:9000")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENAI_STT_BASE_URL");
  }

  @Test
  void shouldCostNothingAtAnAddressOfOnesOwn() {
    assertThat(offer.recognizers().getFirst().price()).isEqualTo(Price.FREE);

    EngineCatalog home = EngineFamilies.offered(Map.of("OPENAI_API_KEY", KEY));
    SpeechRecognizer whisper = home.recognizers().getFirst();
    Translator translator = home.translators().getFirst();
    SpeechSynthesizer speaker = home.synthesizers().getFirst();
    assertThat(whisper.price().of(60)).isEqualTo(Cost.ofUsd(0.006));
    assertThat(speaker.price(speaker.voices().getFirst()).of(1_000)).isGreaterThan(Cost.NOTHING);
    assertThat(translator.price().of(4_000_000)).isEqualTo(Cost.ofUsd(0.75));
  }

  @Test
  void shouldCostWhatTheDeploymentSays() {
    EngineCatalog dear =
        offer(
            Map.of(
                "OPENAI_STT_USD_PER_HOUR", "0.36",
                "OPENAI_TTS_USD_PER_MILLION", "2",
                "OPENAI_CHAT_INPUT_USD_PER_MILLION", "4",
                "OPENAI_CHAT_OUTPUT_USD_PER_MILLION", "8"));

    SpeechSynthesizer speaker = dear.synthesizers().getFirst();
    assertThat(dear.recognizers().getFirst().price().of(60)).isEqualTo(Cost.ofUsd(0.006));
    assertThat(speaker.price(speaker.voices().getFirst()).of(1_000)).isEqualTo(Cost.ofUsd(0.002));
    assertThat(dear.translators().getFirst().price().of(1_000)).isEqualTo(Cost.ofUsd(0.003));
    assertThatThrownBy(() -> offer(Map.of("OPENAI_STT_USD_PER_HOUR", "-1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENAI_STT_USD_PER_HOUR");
  }
}
