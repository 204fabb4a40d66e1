package dev.cadenza.media.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseSplitterTest {
  private static final int RATE = PcmFile.SPEECH_RATE;

  @TempDir private Path folder;
  private final PauseSplitter splitter = new PauseSplitter();

  @Test
  void shouldKeepShortPausesWithinAPart() throws Exception {
    Recording recording = new Recording(1, 60).pause(1).speech(3).pause(0.8).speech(4).pause(1);

    List<TimeSpan> parts = split(recording);

    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().start()).isCloseTo(0.85, within(0.1));
    assertThat(parts.getFirst().end()).isCloseTo(8.95, within(0.1));
  }

  @Test
  void shouldCutAtLongPauses() throws Exception {
    Recording recording = new Recording(2, 60).speech(2).pause(3).speech(2).pause(2.5).speech(2);

    assertThat(split(recording)).hasSize(3);
  }

  @Test
  void shouldCutWhatIsTooLongAtItsLongestPause() throws Exception {
    Recording recording =
        new Recording(3, 60).speech(6).pause(0.4).speech(3).pause(0.9).speech(7).pause(0.4);

    List<TimeSpan> parts = split(recording);

    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst().end()).isCloseTo(9.55, within(0.1));
  }

  @Test
  void shouldCutSpeechWithoutPauses() throws Exception {
    List<TimeSpan> parts = split(new Recording(4, 60).pause(1).speech(50).pause(1));

    assertThat(parts).hasSizeBetween(5, 9);
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).start()).isEqualTo(parts.get(i - 1).end());
    }
  }

  /** From a quiet studio to a railway station, where speech is 15 dB above the noise. */
  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12, 13, 14, 15, 16, 17})
  void shouldCoverAllSpeech(long seed) throws Exception {
    Random random = new Random(seed);
    Recording recording = new Recording(seed, random.nextInt(15, 70));
    for (int i = 0; i < 20; i++) {
      recording.pause(random.nextDouble(0.3, 4)).speech(random.nextDouble(0.3, 8));
    }

    List<TimeSpan> parts = split(recording.pause(1));

    double end = 0;
    for (TimeSpan part : parts) {
      assertThat(part.start()).isGreaterThanOrEqualTo(end);
      assertThat(part.seconds()).isBetween(0.05, PauseSplitter.MAX_SECONDS);
      end = part.end();
    }
    assertThat(end).isLessThanOrEqualTo(recording.seconds());
    assertThat(covered(recording.spoken(), parts)).isGreaterThan(0.97);
    assertThat(parts.stream().mapToDouble(TimeSpan::seconds).sum())
        .isLessThan(recording.seconds() * 0.95);
  }

  @Test
  void shouldFollowTheNoise() throws Exception {
    Recording recording = new Recording(5, 70);
    for (int i = 0; i < 12; i++) {
      recording.pause(2.5).speech(2.5);
    }
    recording.noise(35);
    for (int i = 0; i < 12; i++) {
      recording.pause(2.5).speech(2.5);
    }

    List<TimeSpan> parts = split(recording);

    assertThat(parts.size()).isBetween(22, 26);
  }

  @Test
  void shouldFindNobodyInSilence() {
    assertSilent(new Recording(6, 200).pause(5));
  }

  @Test
  void shouldFindNobodyInNoise() {
    assertSilent(new Recording(7, 30).pause(60));
  }

  @Test
  void shouldFindNobodyInNothing() {
    assertSilent(new Recording(8, 60));
  }

  @Test
  void shouldStopWhenCancelled() throws Exception {
    PcmFile audio = new Recording(9, 60).speech(1).write(folder.resolve("r.wav"));

    assertThatThrownBy(() -> splitter.split(audio, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private List<TimeSpan> split(Recording recording) throws IOException {
    return splitter.split(recording.write(folder.resolve("r.wav")), Cancellation.NEVER);
  }

  private void assertSilent(Recording recording) {
    assertThatThrownBy(() -> split(recording))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo("silent"));
  }

  private static double covered(List<TimeSpan> spoken, List<TimeSpan> parts) {
    double inside = 0;
    for (TimeSpan it : spoken) {
      for (TimeSpan part : parts) {
        inside += Math.max(0, Math.min(it.end(), part.end()) - Math.max(it.start(), part.start()));
      }
    }
    return inside / spoken.stream().mapToDouble(TimeSpan::seconds).sum();
  }

  /** Sound that rises and falls four times a second, as syllables do, over steady noise. */
  private static final class Recording {
    private static final double PEAK = 8000;

    private final Random random;
    private final List<Pcm> pieces = new ArrayList<>();
    private final List<TimeSpan> spoken = new ArrayList<>();
    private double noise;
    private double seconds;

    /**
     * @param decibels from the noise up to the speech
     */
    Recording(long seed, double decibels) {
      random = new Random(seed);
      noise(decibels);
    }

    Recording noise(double decibels) {
      noise = PEAK / Math.pow(10, decibels / 20);
      return this;
    }

    Recording pause(double length) {
      return add(length, 0);
    }

    Recording speech(double length) {
      spoken.add(new TimeSpan(seconds, seconds + length));
      return add(length, PEAK);
    }

    private Recording add(double length, double level) {
      short[] samples = new short[(int) (length * RATE)];
      for (int i = 0; i < samples.length; i++) {
        double syllable = 0.1 + 0.9 * Math.abs(Math.sin(2 * Math.PI * 2 * i / RATE + 0.5));
        samples[i] =
            (short)
                Math.clamp(
                    random.nextGaussian() * (noise + level * syllable / 2),
                    Short.MIN_VALUE,
                    Short.MAX_VALUE);
      }
      pieces.add(Pcm.of(samples, RATE));
      seconds += length;
      return this;
    }

    double seconds() {
      return seconds;
    }

    List<TimeSpan> spoken() {
      return spoken;
    }

    PcmFile write(Path path) throws IOException {
      try (WavWriter writer = WavWriter.create(path, RATE)) {
        for (Pcm piece : pieces) {
          writer.append(piece);
        }
        return writer.file();
      }
    }
  }
}
