package dev.cadenza.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStretchTest {
  private static final int RATE = 16_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.85, 0.95, 1.02, 1.1, 1.25})
  void shouldKeepThePitchAndTheLoudness(double speed) {
    Pcm tone = tone(150, 2);
    int samples = (int) Math.round(tone.length() / speed);

    Pcm stretched = TimeStretch.to(samples, tone);

    assertThat(stretched.length()).isEqualTo(samples);
    assertThat(crossingsPerSecond(stretched)).isCloseTo(150, within(2.0));
    assertThat(level(stretched)).isCloseTo(level(tone), within(0.05 * level(tone)));
  }

  @Test
  void shouldGiveExactlyTheLengthAskedFor() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Pcm sound = Pcm.of(new short[random.nextInt(3_000)], RATE);
      int samples = random.nextInt(3_000);

      assertThat(TimeStretch.to(samples, sound).length()).isEqualTo(samples);
    }
  }

  @Test
  void shouldLeaveWhatIsRightAlready() {
    Pcm tone = tone(440, 0.1);

    assertThat(TimeStretch.to(tone.length(), tone).toArray()).isEqualTo(tone.toArray());
  }

  private static Pcm tone(double hertz, double seconds) {
    short[] samples = new short[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return Pcm.of(samples, RATE);
  }

  private static double crossingsPerSecond(Pcm sound) {
    int crossings = 0;
    for (int i = 1; i < sound.length(); i++) {
      crossings += sound.sample(i - 1) < 0 && sound.sample(i) >= 0 ? 1 : 0;
    }
    return crossings / sound.seconds();
  }

  private static double level(Pcm sound) {
    double squares = 0;
    for (short sample : sound.toArray()) {
      squares += (double) sample * sample;
    }
    return Math.sqrt(squares / sound.length());
  }
}
