package dev.cadenza.webengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.testing.StubService.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Speech, and whose it is. */
final class OpenAiSynthesizerTest extends OpenAiStub {
  @Test
  void shouldSpeak() throws Exception {
    server.thenAnswer(Answer.bytes("audio/wav", wav(24_000, 1)));

    Speech speech = speak("Good morning, \"everybody\".", 1.25);

    assertThat(speech.sound().sampleRate()).isEqualTo(24_000);
    assertThat(speech.sound().seconds()).isCloseTo(1, within(0.001));
    assertThat(speech.words()).hasSize(3).last().extracting("end").isEqualTo(1.0);
    assertThat(Json.read(server.lastRequest().content()))
        .isEqualTo(
            Json.object()
                .put("model", "gpt-4o-mini-tts")
                .put("input", "Good morning, \"everybody\".")
                .put("voice", "nova")
                .put("response_format", "wav")
                .put("speed", 1.25));
  }

  @Test
  void shouldNotAskForASentenceWithoutWords() throws Exception {
    assertThat(speak(" \t ", 1).words()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void shouldSayThatTheServerAnswersWithSomethingElseThanSound() {
    server.thenAnswer(Answer.bytes("audio/mpeg", new byte[] {'I', 'D', '3', 4, 0}));

    assertPermanent(() -> speak("Hello.", 1), "engine_misconfigured");
  }

  @Test
  void shouldOfferTheVoicesOfTheDeployment() {
    SpeechSynthesizer kokoro =
        offer(Map.of("OPENAI_TTS_VOICES", "af_heart:en-US:female, ef_dora:es:female,mix"))
            .synthesizers()
            .getFirst();

    assertThat(kokoro.voices())
        .containsExactly(
            voice("af_heart", "en-US", "female"),
            voice("ef_dora", "es", "female"),
            voice("mix", "mul", "neutral"));
    assertThat(kokoro.voices().getLast().speaks("fi")).isTrue();
    assertThat(kokoro.voices().getFirst().speaks("fi")).isFalse();
  }

  private static Voice voice(String name, String language, String gender) {
    return new Voice("openai/" + name, name, language, gender, "openai", "natural");
  }
}
