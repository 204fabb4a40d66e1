package dev.cadenza.embeddedengines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FliteChildTest {
  private final FliteSynthesizer flite =
      new FliteSynthesizer(Programs.on(System.getenv()).find("flite").orElseThrow());

  private Voice voice(String name) {
    return flite.voices().stream()
        .filter(voice -> voice.localName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"slt, 1", "rms, 0.75", "awb, 2", "kal16, 1.3"})
  void shouldSpeakAsTheProgramDoes(String name, double speed) throws Exception {
    String text = "Good morning, everyone; the train leaves at nine. Is that all?";

    Speech child = flite.synthesize(text, voice(name), speed, Cancellation.NEVER);
    Speech program = flite.printed(text, text, voice(name), speed, Cancellation.NEVER);

    assertThat(child.sound().sampleRate()).isEqualTo(program.sound().sampleRate());
    assertThat(child.sound().toArray()).isEqualTo(program.sound().toArray());
    assertThat(child.words()).isEqualTo(program.words());
  }

  @Test
  void shouldKeepTheChildAndReplaceADeadOne() throws Exception {
    flite.synthesize("One.", voice("slt"), 1, Cancellation.NEVER);
    ProcessHandle first = FliteSynthesizer.process();
    flite.synthesize("Two.", voice("rms"), 1, Cancellation.NEVER);
    assertThat(FliteSynthesizer.process()).isEqualTo(first);

    first.destroyForcibly();
    first.onExit().join();

    assertThat(flite.synthesize("Three.", voice("slt"), 1, Cancellation.NEVER).sound().length())
        .isPositive();
    assertThat(FliteSynthesizer.process()).isNotEqualTo(first);
  }

  @Test
  void shouldGiveTheChildNoneOfOurVariables() {
    assertThat(EspeakProcess.child(FliteChild.class).environment().keySet())
        .isSubsetOf("PATH", "LD_LIBRARY_PATH", "TMPDIR");
  }
}
