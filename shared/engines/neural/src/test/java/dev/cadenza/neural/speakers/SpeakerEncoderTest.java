package dev.cadenza.neural.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speaker vectors of flite's voices. */
final class SpeakerEncoderTest {
  private final SpeakerEncoder encoder = InstalledEncoder.get();

  @TempDir private Path folder;

  @Test
  void shouldTellPeopleApart() throws IOException, InterruptedException {
    SpokenClips clips = new SpokenClips(folder);
    List<List<float[]>> people = new ArrayList<>();
    for (String voice : List.of("slt", "rms", "awb")) {
      List<float[]> vectors = new ArrayList<>();
      for (Pcm clip : clips.of(voice)) {
        vectors.add(encoder.vector(clip, Cancellation.NEVER));
      }
      people.add(vectors);
    }

    for (int i = 0; i < people.size(); i++) {
      for (int j = 0; j <= i; j++) {
        for (float[] one : people.get(i)) {
          for (float[] other : people.get(j)) {
            double similarity = SpeakerEncoder.similarity(one, other);
            if (i == j) {
              assertThat(similarity).isBetween(0.64, 1.001);
            } else {
              assertThat(similarity).isBetween(-0.2, 0.6);
            }
          }
        }
      }
    }
  }

  @Test
  void shouldNotDependOnLoudnessAndRate() throws IOException, InterruptedException {
    Pcm speech = new SpokenClips(folder).of("slt").getFirst();
    short[] quiet = speech.toArray();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (short) (quiet[i] / 8);
    }
    float[] vector = encoder.vector(speech, Cancellation.NEVER);

    assertThat(vector).hasSize(SpeakerEncoder.DIMENSIONS);
    assertThat(SpeakerEncoder.similarity(vector, vector)).isCloseTo(1, within(1e-5));
    assertThat(
            SpeakerEncoder.similarity(
                vector, encoder.vector(Pcm.of(quiet, speech.sampleRate()), Cancellation.NEVER)))
        .isGreaterThan(0.98);
    assertThat(
            SpeakerEncoder.similarity(
                vector, encoder.vector(Resampler.to(44_100).resample(speech), Cancellation.NEVER)))
        .isGreaterThan(0.95);
  }

  @Test
  void shouldTakeVeryShortSpeech() throws IOException, InterruptedException {
    short[] speech = new SpokenClips(folder).of("rms").getFirst().toArray();
    Pcm syllable = Pcm.of(Arrays.copyOfRange(speech, 8_000, 11_000), 16_000);

    assertThat(encoder.vector(syllable, Cancellation.NEVER))
        .hasSize(SpeakerEncoder.DIMENSIONS)
        .doesNotContain(Float.NaN);
  }

  @Test
  void shouldRefuseSilence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.vector(Pcm.silence(2, 16_000), Cancellation.NEVER))
        .withMessage("A speaker vector requires audio.");
  }

  @Test
  void shouldNotBeFoundWithoutItsModel() {
    Map<String, String> elsewhere = Map.of("CADENZA_MODELS", folder.toString());

    assertThat(SpeakerEncoder.find(elsewhere)).isEmpty();
    assertThat(Diarizers.find(elsewhere)).isEmpty();
  }
}
