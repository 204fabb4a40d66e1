package dev.cadenza.neural.fetched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.neural.NeuralEngines;
import dev.cadenza.testing.InstalledModels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Engines that are declared, and whose models are fetched. */
final class FetchedCatalogTest {
  private static final String ALL =
      "whisper-base, silero-vad, kokoro, speaker-encoder, bergamot-en-pt, bergamot-pt-en";

  /** What the API lists is what a worker can do. */
  @Test
  void shouldDeclareWhatInstalledEnginesOffer() {
    ModelFolder models = ModelFolder.of(InstalledModels.environment());
    assumeTrue(
        ModelCatalog.builtIn().defaults().stream()
            .allMatch(model -> models.installed(model.name()).isPresent()),
        "The neural models are not installed. Run: cadenza models install");
    EngineCatalog installed = new NeuralEngines().installed(InstalledModels.environment());
    EngineCatalog declared =
        new NeuralEngines().installed(Map.of("NEURAL_MODELS", ALL, "PATH", "/usr/bin"));

    assertThat(declared.recognizers())
        .extracting(SpeechRecognizer::name)
        .containsExactly("whisper");
    assertThat(declared.recognizers().getFirst().languages())
        .isEqualTo(installed.recognizers().getFirst().languages());
    assertThat(declared.synthesizers().getFirst().name()).isEqualTo("kokoro");
    assertThat(declared.synthesizers().getFirst().voices())
        .isEqualTo(installed.synthesizers().getFirst().voices());
    assertThat(declared.translators().getFirst().pairs())
        .containsExactlyInAnyOrder(new LanguagePair("en", "pt"), new LanguagePair("pt", "en"));
    assertThat(declared.cloners().getFirst().languages()).containsExactly(Voice.ANY_LANGUAGE);
    assertThat(declared.diarizers()).hasSize(1);
  }

  @Test
  void shouldDeclareThatMultilingualModelsTranslate() {
    SpeechRecognizer base = declared("whisper-base");

    assertThat(base.intoEnglish())
        .hasValueSatisfying(it -> assertThat(it.languages()).isEqualTo(base.languages()));
    assertThat(declared("whisper-tiny.en").intoEnglish()).isEmpty();
  }

  private static SpeechRecognizer declared(String model) {
    return FetchedCatalog.of(Map.of("NEURAL_MODELS", model)).recognizers().getFirst();
  }

  @Test
  void shouldDeclareWaysOverEnglish() {
    EngineCatalog declared =
        FetchedCatalog.of(Map.of("NEURAL_MODELS", "bergamot-de-en,bergamot-en-pt"));

    assertThat(declared.translators().getFirst().pairs()).contains(new LanguagePair("de", "pt"));
    assertThat(declared.recognizers()).isEmpty();
  }

  @Test
  void shouldRefuseAModelThatDoesNotExist() {
    assertThatThrownBy(() -> FetchedCatalog.of(Map.of("NEURAL_MODELS", "kokoro,gpt")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gpt");
  }

  @Test
  void shouldSayThatAFunctionWithoutABucketHasNoEngines() {
    EngineCatalog declared = FetchedCatalog.of(Map.of("NEURAL_MODELS", "kokoro"));
    Voice voice = declared.synthesizers().getFirst().voices().getFirst();

    assertThatThrownBy(
            () ->
                declared
                    .synthesizers()
                    .getFirst()
                    .synthesize("Hello.", voice, 1, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo("engine_missing"));
  }
}
