package dev.cadenza.embeddedengines;

import static dev.cadenza.embeddedengines.InstalledEngines.ENGINES;
import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.model.TransientFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {
  @TempDir private Path empty;

  @Test
  void shouldListWhatIsInstalled() throws Exception {
    assertThat(ENGINES.status())
        .extracting(EngineStatus::name)
        .containsExactly("pocketsphinx", "flite", "espeak-ng", "apertium", "ffmpeg");
    assertThat(ENGINES.status())
        .allMatch(EngineStatus::available)
        .allMatch(engine -> engine.installHint().isEmpty());
    assertThat(ENGINES.status().get(1).version()).matches("\\d+\\.\\d+.*");
    assertThat(ENGINES.status().get(2).languages()).contains("de", "en", "fr").isSorted();
    assertThat(ENGINES.status().get(3).languages()).contains("ca", "en", "eo", "es").isSorted();
    assertThat(ENGINES.status().get(3).version()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void shouldSayHowToInstallWhatIsMissing() throws Exception {
    Engines none = Engines.locate(Map.of("PATH", empty.toString()));

    assertThat(none.recognizers()).isEmpty();
    assertThat(none.status().getFirst())
        .isEqualTo(
            new EngineStatus(
                "pocketsphinx",
                "speech-to-text",
                "",
                false,
                List.of("en"),
                "draft",
                "sudo apt-get install -y pocketsphinx pocketsphinx-en-us",
                "BSD-2-Clause",
                "CMUSphinx, Carnegie Mellon University"));
    assertThat(none.status().get(1).installHint()).endsWith("flite");
    assertThat(none.status().get(3).installHint()).contains("apertium-eng-spa");
    assertThat(none.status().get(4).installHint()).endsWith("ffmpeg");
    assertThatThrownBy(() -> none.recognizer("en"))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("engine_missing"));
    assertPermanent(() -> none.synthesizer(ENGINES.voice("flite/slt")), "unknown_voice");
  }

  @ParameterizedTest
  @CsvSource({
    "en, flite/slt", "en-US, flite/slt", "EN_us, flite/slt", "en-GB, espeak-ng/en-gb",
    "de-CH, espeak-ng/de", "pt-BR, espeak-ng/pt-br", "zh, espeak-ng/cmn", "no, espeak-ng/nb"
  })
  void shouldChooseAVoice(String language, String voice) {
    assertThat(ENGINES.voiceFor(language).id()).isEqualTo(voice);
  }

  @Test
  void shouldRefuseAVoiceOfAnotherLanguage() {
    assertThat(ENGINES.voice("flite/slt", "en-GB").id()).isEqualTo("flite/slt");
    assertPermanent(() -> ENGINES.voice("flite/slt", "de"), "voice_language_mismatch")
        .hasMessageContaining("speaks en-US, not de");
  }

  @Test
  void shouldListTheLanguagesThatExist() {
    assertPermanent(() -> ENGINES.voiceFor("tlh-KX"), "unsupported_language")
        .hasMessageContaining("tlh-KX")
        .hasMessageContaining("de, ")
        .hasMessageContaining("fr, ");
    assertPermanent(() -> ENGINES.recognizer("fr"), "unsupported_language")
        .hasMessageContaining("one of: en.");
  }

  @Test
  void shouldFindEveryVoiceAndItsEngine() {
    for (Voice voice : ENGINES.voices()) {
      assertThat(ENGINES.voice(voice.id())).isEqualTo(voice);
      assertThat(ENGINES.synthesizer(voice).voices()).contains(voice);
    }
    assertPermanent(() -> ENGINES.voice("flite/nobody"), "unknown_voice");
  }

  @Test
  void shouldRefuseAVoiceThatIsNotTheEngines() {
    assertThatThrownBy(() -> new Voice("flite/", "n", "en", "male", "flite", "draft"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Voice("polly/Joanna", "n", "en", "male", "flite", "draft"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
