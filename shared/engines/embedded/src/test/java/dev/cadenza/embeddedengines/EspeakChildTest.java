package dev.cadenza.embeddedengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EspeakChildTest {
  @Test
  void shouldEndWhenItsInputEnds() throws Exception {
    Process child = EspeakProcess.child(EspeakChild.class).start();
    assertThat(child.isAlive()).isTrue();

    child.getOutputStream().close();

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldSeeNoVariablesOfThisProcess() {
    assertThat(EspeakProcess.child(EspeakChild.class).environment().keySet())
        .isSubsetOf("PATH", "LD_LIBRARY_PATH", "TMPDIR");
  }

  @Test
  void shouldRefuseAVoiceThatTheLibraryLacks() throws Exception {
    try (EspeakProcess process = EspeakProcess.start("espeak-ng", EspeakChild.class)) {
      assertThatThrownBy(() -> process.speak("nowhere/zz", 175, "Hello.", Cancellation.NEVER))
          .hasMessageContaining("voice nowhere/zz");
      // It goes on with the next request.
      assertThat(
              process
                  .speak("gmw/de", 175, "Hallo.", Cancellation.NEVER)
                  .speech("Hallo.", 22_050)
                  .sound()
                  .seconds())
          .isGreaterThan(0.3);
    }
  }
}
