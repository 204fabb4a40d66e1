package dev.cadenza.embeddedengines;

import static dev.cadenza.embeddedengines.InstalledEngines.ENGINES;
import static dev.cadenza.embeddedengines.InstalledEngines.say;
import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FliteSynthesizerTest {
  private static final String SENTENCE = "Hello there, this is a small test of the voice.";

  @ParameterizedTest
  @ValueSource(strings = {"flite/slt", "flite/rms", "flite/awb", "flite/kal16"})
  void shouldSpeakWithEveryVoice(String voice) throws Exception {
    Speech speech = say(SENTENCE, voice);

    assertThat(speech.sound().sampleRate()).isEqualTo(16_000);
    assertThat(speech.sound().seconds()).isBetween(1.5, 5.0);
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(SENTENCE.split(" "));
  }

  @Test
  void shouldTellTheTimesOfWords() throws Exception {
    List<TimedWord> words = say(SENTENCE, "flite/slt").words();

    // flite pauses after the comma: "there," ends where the pause begins.
    assertThat(words.get(2).start() - words.get(1).end()).isBetween(0.05, 0.3);
    for (int i = 1; i < words.size(); i++) {
      assertThat(words.get(i).start()).isGreaterThanOrEqualTo(words.get(i - 1).end());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.25, 2})
  void shouldSpeakFasterAndSlower(double speed) throws Exception {
    double usual = say(SENTENCE, "flite/rms").sound().seconds();

    assertThat(say(SENTENCE, "flite/rms", speed).sound().seconds())
        .isCloseTo(usual / speed, within(0.1 * usual / speed));
  }

  @Test
  void shouldSpeakLettersThatItDoesNotKnow() throws Exception {
    double plain = say("Cafe Munchen, \"fine\".", "flite/slt").sound().seconds();

    assertThat(say("Café München, “fine”.", "flite/slt").sound().seconds()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "—", "日本語", "-", "\"", "\u0000", "<b>&"})
  void shouldMakeALittleStillnessOfNothing(String text) throws Exception {
    assertThat(say(text, "flite/slt").sound().seconds()).isBetween(0.05, 2.0);
  }

  @Test
  void shouldNotTakeTextForAnOption() throws Exception {
    assertThat(say("-v --help", "flite/slt").sound().seconds()).isGreaterThan(0.5);
  }

  @Test
  void shouldRefuseAnotherEnginesVoice() {
    SpeechSynthesizer flite = new FliteSynthesizer(Path.of("/usr/bin/flite"));
    Voice other = new Voice("polly/Joanna", "Joanna", "en-US", "female", "polly", "natural");

    assertPermanent(() -> flite.synthesize("Hello.", other, 1, Cancellation.NEVER), "unknown_voice")
        .hasMessageContaining("polly/Joanna");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 2.1, -1, Double.NaN})
  void shouldRefuseASpeedThatNobodyFollows(double speed) {
    assertPermanent(() -> say("Hello.", "flite/slt", speed), "invalid_speed");
  }

  @Test
  void shouldStopWhenCancelled() {
    Voice voice = ENGINES.voice("flite/slt");

    assertThatThrownBy(() -> ENGINES.synthesizer(voice).synthesize(SENTENCE, voice, 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
