package dev.cadenza.neural.piper;

import static dev.cadenza.neural.InstalledVoices.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.TimedWord;
import dev.cadenza.neural.InstalledVoices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiperSynthesizerTest {
  private static final String JOE = "en_US-joe-medium";

  @TempDir private Path empty;

  @Test
  void shouldBeMissingWithoutItsModel() {
    assertThat(PiperSynthesizer.find(Map.of("CADENZA_MODELS", empty.toString()))).isEmpty();
  }

  @Test
  void shouldHaveOneVoice() {
    assertThat(InstalledVoices.piper().voices())
        .containsExactly(new Voice("piper/" + JOE, "Joe", "en-US", "male", "piper", "natural"));
  }

  @Test
  void shouldTellWordTimesWithThePauseAtAComma() throws Exception {
    Speech speech = say(InstalledVoices.piper(), JOE, "I saw a dog, and two of the cats.");

    assertThat(speech.sound().sampleRate()).isEqualTo(22_050);
    assertThat(speech.words()).hasSize(9).allMatch(word -> word.end() > word.start());
    TimedWord dog = speech.words().get(3);
    TimedWord and = speech.words().get(4);
    assertThat(and.start() - dog.end()).isGreaterThan(0.1);
    assertThat(speech.words().getLast().end()).isCloseTo(speech.sound().seconds(), within(0.3));
  }

  @Test
  void shouldSoundTheSameEachTime() throws Exception {
    short[] first = say(InstalledVoices.piper(), JOE, "Good morning.").sound().toArray();

    assertThat(say(InstalledVoices.piper(), JOE, "Good morning.").sound().toArray())
        .isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "..."})
  void shouldMakeALittleStillnessOfWhatHasNoWords(String text) throws Exception {
    assertThat(say(InstalledVoices.piper(), JOE, text).words()).isEmpty();
  }

  @Test
  void shouldRefuseAGraphWithoutDurations() {
    assertThatThrownBy(() -> DurationOutput.of(new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("durations");
  }
}
