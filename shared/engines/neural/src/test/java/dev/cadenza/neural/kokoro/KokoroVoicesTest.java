package dev.cadenza.neural.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.voiceprint.VoicePrint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KokoroVoicesTest {
  @TempDir private Path folder;

  @Test
  void shouldKnowAllInstalledVoicesButJapaneseAndChinese() throws Exception {
    Path installed = InstalledVoices.folder(KokoroSynthesizer.NAME).resolve("voices");
    List<String> files;
    try (var paths = Files.list(installed)) {
      files =
          paths
              .map(path -> path.getFileName().toString().replace(".bin", ""))
              .filter(name -> !name.matches("[jz].*"))
              .toList();
    }

    assertThat(KokoroVoices.in(installed))
        .extracting(voice -> voice.voice().localName())
        .containsExactlyInAnyOrderElementsOf(files)
        .hasSize(41);
  }

  @Test
  void shouldTellLanguageAndGenderFromTheName() {
    Path installed = InstalledVoices.folder(KokoroSynthesizer.NAME).resolve("voices");

    for (KokoroVoice kokoro : KokoroVoices.in(installed)) {
      Voice voice = kokoro.voice();
      String language =
          switch (voice.localName().charAt(0)) {
            case 'a' -> "en-US";
            case 'b' -> "en-GB";
            case 'e' -> "es-ES";
            case 'f' -> "fr-FR";
            case 'h' -> "hi-IN";
            case 'i' -> "it-IT";
            default -> "pt-BR";
          };
      assertThat(voice.language()).isEqualTo(language);
      assertThat(voice.gender()).isEqualTo(voice.localName().charAt(1) == 'f' ? "female" : "male");
      assertThat(voice.name()).isEqualToIgnoringCase(voice.localName().substring(3));
      assertThat(voice.quality()).isEqualTo("natural");
    }
    assertThat(KokoroVoices.in(installed).getFirst())
        .extracting(it -> it.voice().id(), it -> it.voice().name())
        .isEqualTo(tuple("kokoro/af_heart", "Heart").toList());
  }

  /** As {@link KokoroStylesTool} measured it. */
  @Test
  void shouldDescribeVoicesByMeasuredWords() {
    List<Voice> voices = KokoroVoices.all();

    assertThat(voices).filteredOn(voice -> voice.style().isEmpty()).hasSizeLessThan(5);
    assertThat(voices.stream().flatMap(voice -> Stream.of(voice.style().split(", "))).distinct())
        .containsExactlyInAnyOrder(
            "low", "high", "dark", "bright", "slow", "fast", "even", "lively", "");
  }

  @Test
  void shouldSpeakLowerWithALowVoice() throws Exception {
    SpeechSynthesizer kokoro = KokoroSynthesizer.find(System.getenv()).orElseThrow();
    double low = hertz(kokoro, "low");
    double high = hertz(kokoro, "high");

    assertThat(high / low).isGreaterThan(1.25);
  }

  /** Of the first American woman of that style. */
  private static double hertz(SpeechSynthesizer kokoro, String style) throws Exception {
    Voice voice =
        kokoro.voices().stream()
            .filter(it -> it.localName().startsWith("af_"))
            .filter(it -> List.of(it.style().split(", ")).contains(style))
            .findFirst()
            .orElseThrow();
    return VoicePrint.of(
            List.of(
                kokoro
                    .synthesize("We will meet at the station.", voice, 1, Cancellation.NEVER)
                    .sound()))
        .pitch()
        .hertz();
  }

  @Test
  void shouldReadEachVoicesStyles() throws Exception {
    Path installed = InstalledVoices.folder(KokoroSynthesizer.NAME).resolve("voices");

    for (KokoroVoice voice : KokoroVoices.in(installed)) {
      assertThat(Files.size(voice.file())).isEqualTo(510L * 256 * 4);
      for (int phonemes : new int[] {0, 1, 509, 510}) {
        float[] style = voice.vector(phonemes);
        assertThat(style).hasSize(256);
        for (float value : style) {
          assertThat(value).isBetween(-5f, 5f);
        }
      }
      assertThat(voice.vector(510)).isEqualTo(voice.vector(509));
      assertThat(voice.vector(10)).isNotEqualTo(voice.vector(400));
    }
  }

  @Test
  void shouldOfferOnlyVoicesWithAFile() throws Exception {
    Files.write(folder.resolve("bm_george.bin"), new byte[8]);

    assertThat(KokoroVoices.in(folder))
        .extracting(voice -> voice.voice().id())
        .containsExactly("kokoro/bm_george");
    assertThatThrownBy(() -> KokoroVoices.in(folder).getFirst().vector(1))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("cadenza models install");
  }
}
