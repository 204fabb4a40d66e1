package dev.cadenza.voiceprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.wav.Pcm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VoicePrintTest {
  @Test
  void shouldBeNoDistanceFromItself() {
    VoicePrint print = print(Vowels.glide(120, 150, 2), Frames.RATE);

    VoiceDistance distance = VoiceDistance.between(print, print);

    assertThat(distance.frechet()).isCloseTo(0, within(1e-3));
    assertThat(distance.semitones()).isZero();
  }

  @Test
  void shouldBeAsFarThereAsBack() {
    VoicePrint low = print(Vowels.glide(105, 105, 2), Frames.RATE);
    VoicePrint high = print(Vowels.glide(210, 210, 2), Frames.RATE);

    VoiceDistance there = VoiceDistance.between(low, high);
    VoiceDistance back = VoiceDistance.between(high, low);

    assertThat(there.frechet()).isCloseTo(back.frechet(), within(1e-3));
    assertThat(there.semitones()).isCloseTo(12, within(0.2));
    assertThat(back.semitones()).isCloseTo(-12, within(0.2));
    assertThat(low.pitch().gender()).isEqualTo("male");
    assertThat(high.pitch().gender()).isEqualTo("female");
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 24_000, 44_100, 48_000})
  void shouldMeasureTheSameAtEverySampleRate(int rate) {
    VoicePrint usual = print(harmonics(Frames.RATE), Frames.RATE);

    VoicePrint print = print(harmonics(rate), rate);

    assertThat(print.pitch().hertz()).isCloseTo(150, within(0.5));
    assertThat(print.pitch().seconds()).isCloseTo(1, within(0.1));
    assertThat(VoiceDistance.between(usual, print).frechet()).isCloseTo(0, within(0.6));
  }

  private static double[] harmonics(int rate) {
    double[] tone = new double[rate];
    for (int i = 0; i < tone.length; i++) {
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        tone[i] += 0.02 * Math.sin(2 * Math.PI * 150 * harmonic * i / rate);
      }
    }
    return tone;
  }

  @Test
  void shouldHaveNothingToSayOfStillness() {
    VoicePrint print = VoicePrint.of(List.of(Pcm.silence(1, Frames.RATE)));

    assertThat(print.pitch().seconds()).isZero();
    assertThat(print.voicedShare()).isZero();
  }

  private static VoicePrint print(double[] signal, int rate) {
    short[] samples = new short[signal.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (signal[i] * 32_767);
    }
    return VoicePrint.of(List.of(Pcm.of(samples, rate)));
  }
}
