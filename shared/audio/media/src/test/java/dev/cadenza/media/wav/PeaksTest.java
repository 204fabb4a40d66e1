package dev.cadenza.media.wav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeaksTest {
  @TempDir private Path folder;

  @Test
  void shouldTellTheLowestAndHighestSampleOfEachStretch() throws IOException {
    short[] samples = new short[250];
    samples[10] = 25_600;
    samples[20] = -12_800;
    samples[249] = Short.MIN_VALUE;

    assertThat(peaks(samples, 10_000))
        .isEqualTo(
            "{\"version\":2,\"channels\":1,\"sample_rate\":10000,\"samples_per_pixel\":100,"
                + "\"bits\":8,\"length\":3,\"data\":[-50,100,0,0,-128,0]}\n");
  }

  @Test
  void shouldDrawALongRecordingNoFinerThanAScreen() throws IOException {
    String peaks = peaks(new short[1_000_000], 10_000);

    assertThat(peaks).contains("\"samples_per_pixel\":250,", "\"length\":4000,");
  }

  private String peaks(short[] samples, int sampleRate) throws IOException {
    Path wav = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(wav, sampleRate)) {
      writer.append(Pcm.of(samples, sampleRate));
    }
    Path json = folder.resolve("peaks.json");
    Peaks.write(PcmFile.open(wav), json);
    return Files.readString(json);
  }
}
