package dev.cadenza.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PitchTrackTest {
  @ParameterizedTest
  @ValueSource(doubles = {75, 98.5, 131, 187.3, 250, 340})
  void shouldFindThePitchOfAVowel(double hertz) {
    Pitch pitch = Pitch.of(Analysis.of(Vowels.glide(hertz, hertz, 1)));

    // The pulses of the vowel stand on whole samples.
    assertThat(pitch.hertz()).isCloseTo(hertz, within(hertz * 0.01));
    assertThat(pitch.seconds()).isGreaterThan(0.85);
  }

  @Test
  void shouldFollowAGlide() {
    double[] track = PitchTrack.of(Vowels.glide(100, 200, 2));

    for (int frame = 20; frame < track.length - 20; frame++) {
      double expected = 100 + 100.0 * frame / track.length;
      assertThat(track[frame]).isCloseTo(expected, within(expected * 0.03));
    }
  }

  @Test
  void shouldHearNoPitchInNoiseAndStillness() {
    double[] noise = PitchTrack.of(Vowels.noise(2));

    assertThat(Arrays.stream(noise).filter(hertz -> hertz > 0).count())
        .isLessThan(noise.length / 20);
    assertThat(PitchTrack.of(new double[16_000])).containsOnly(0);
    assertThat(PitchTrack.of(new double[0])).isEmpty();
  }
}
