package dev.cadenza.media.wav;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResamplerTest {
  private static final double SECONDS = 0.5;

  @ParameterizedTest
  @CsvSource({
    "16000,24000",
    "22050,24000",
    "24000,16000",
    "44100,24000",
    "48000,22050",
    "22050,16000",
    "44100,16000"
  })
  void shouldKeepATone(int from, int to) {
    Pcm resampled = Resampler.to(to).resample(tone(440, from));

    assertThat(resampled.sampleRate()).isEqualTo(to);
    assertThat(resampled.length()).isBetween((int) (SECONDS * to), (int) (SECONDS * to) + 1);
    Pcm expected = tone(440, to);
    for (int i = to / 100; i < expected.length() - to / 100; i++) {
      assertThat((int) resampled.sample(i))
          .isBetween(expected.sample(i) - 2, expected.sample(i) + 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"24000,8700", "24000,9500", "22050,8700", "44100,8700", "48000,20000"})
  void shouldTakeOutWhatTheLowerRateCannotCarry(int from, double hertz) {
    Pcm resampled = Resampler.to(16_000).resample(tone(hertz, from));

    // 10,000 less 78 decibels, after rounding.
    for (int i = 160; i < resampled.length() - 160; i++) {
      assertThat((int) resampled.sample(i)).isBetween(-2, 2);
    }
  }

  @Test
  void shouldLeaveSoundOfItsRateAlone() {
    Pcm sound = tone(440, 24_000);

    assertThat(Resampler.to(24_000).resample(sound)).isSameAs(sound);
    assertThat(Resampler.to(24_000).resample(Pcm.of(new short[0], 16_000)).length()).isZero();
  }

  private static Pcm tone(double hertz, int rate) {
    short[] samples = new short[(int) (SECONDS * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return Pcm.of(samples, rate);
  }
}
