package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedSoundTest {
  private final Media media = new Media(Ffmpeg.locate(System.getenv()));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 4_607, 240_000})
  void shouldGiveBackEverySample(int length) throws Exception {
    Random random = new Random(length);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt();
    }
    Path wav = written(samples);

    Path packed = folder.resolve("sound.packed");
    media.pack(wav, packed);
    media.unpack(packed, folder.resolve("again.wav"));

    PcmFile again = PcmFile.open(folder.resolve("again.wav"));
    assertThat(again.sampleRate()).isEqualTo(24_000);
    assertThat(again.read(new TimeSpan(0, again.seconds())).toArray()).isEqualTo(samples);
  }

  @Test
  void shouldMakeNothingOfSilence() throws Exception {
    Path wav = written(new short[24_000 * 60]);

    Path packed = folder.resolve("sound.packed");
    media.pack(wav, packed);

    assertThat(Files.size(packed)).isLessThan(Files.size(wav) / 100);
  }

  @Test
  void shouldSayThatItIsNoSound() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "No sound.");

    assertThatThrownBy(() -> media.unpack(text, folder.resolve("again.wav")))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("again.wav");
  }

  private Path written(short[] samples) throws IOException {
    Path wav = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(wav, 24_000)) {
      writer.append(Pcm.of(samples, 24_000));
    }
    return wav;
  }
}
