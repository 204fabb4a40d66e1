package dev.cadenza.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PitchShiftTest {
  private final double[] vowel = Vowels.glide(140, 120, 1.5);
  private final double[] track = PitchTrack.of(vowel);

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.8, 1, 1.25, 1.7, 2.2})
  void shouldMoveThePitchAndKeepTheTime(double ratio) {
    double[] shifted = shifted(ratio);

    double before = Pitch.of(Analysis.of(vowel)).hertz();
    double after = Pitch.of(Analysis.of(shifted)).hertz();
    assertThat(shifted).hasSameSizeAs(vowel);
    assertThat(after).isCloseTo(before * ratio, within(0.02 * before * ratio));
  }

  @Test
  void shouldPassWhatDoesNotVibrate() {
    double[] noise = Vowels.noise(0.5);
    double[] unvoiced = new double[Frames.count(noise.length)];

    double[] shifted = PitchShift.shift(noise, unvoiced, unvoiced);

    for (int i = 0; i < noise.length - Frames.HOP; i++) {
      assertThat(shifted[i]).isCloseTo(noise[i], within(1e-9));
    }
  }

  private double[] shifted(double ratio) {
    double[] target = Arrays.stream(track).map(hertz -> hertz * ratio).toArray();
    return PitchShift.shift(vowel, track, target);
  }
}
