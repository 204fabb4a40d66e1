package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTest {
  /** exp(-1), the bar of the mean probability, is 0.37. */
  @ParameterizedTest
  @CsvSource({
    "5, 0.9, 0.3, 2, true",
    "5, 0.9, 0.4, 2, false",
    "5, 0.5, 0.3, 2, false",
    "5, 0.5, 0.9, 2, false",
    "5, 0.1, 0.13, 2, true",
    "5, 0.1, 0.14, 2, false",
    "1, 0.9, 0.9, 12, true",
    "1, 0.9, 0.9, 1, false",
    "1, 0.5, 0.9, 12, false"
  })
  void shouldDistrustTextInSilence(
      int tokens, double silent, double probability, double seconds, boolean invented) {
    assertThat(decoded(tokens, probability, silent).isInvented(seconds)).isEqualTo(invented);
  }

  @Test
  void shouldHaveNoProbabilityWithoutText() {
    assertThat(decoded(0, 1, 0.9).meanLogarithm()).isZero();
  }

  @Test
  void shouldTellWhenTheDecoderWasStopped() {
    assertThat(decoded(214, 1, 0).isFull()).isFalse();
    assertThat(decoded(215, 1, 0).isFull()).isTrue();
  }

  @Test
  void shouldComputeTheShareOfALogit() {
    assertThat(WhisperLibrary.share(new float[] {0, 0, 0, 0}, 2)).isEqualTo(0.25);
    assertThat(WhisperLibrary.share(new float[] {1000, -1000}, 1)).isZero();
    assertThat(WhisperLibrary.share(new float[] {1000, -1000}, 0)).isEqualTo(1);
  }

  private static Decoded decoded(int tokens, double probability, double noSpeech) {
    return new Decoded(
        Collections.nCopies(tokens, new Token(new byte[] {'a'}, probability, 0)), noSpeech);
  }
}
