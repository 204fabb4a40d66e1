package dev.cadenza.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcmFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldReadWhatWasWritten(long seed) throws Exception {
    Random random = new Random(seed);
    short[] samples = noise(random, random.nextInt(200_000));
    int rate = 8000 + random.nextInt(40_000);

    PcmFile file = written(samples, rate, random);

    assertThat(file).isEqualTo(PcmFile.open(file.path()));
    assertThat(file.sampleRate()).isEqualTo(rate);
    assertThat(file.samples()).isEqualTo(samples.length);
    assertThat(allOf(file, random)).isEqualTo(samples);
  }

  @Test
  void shouldReadASpan() throws Exception {
    short[] samples = noise(new Random(7), 16_000);
    PcmFile file = written(samples, 16_000, new Random(7));

    Pcm span = file.read(new TimeSpan(0.25, 0.5));

    assertThat(span.toArray()).isEqualTo(Arrays.copyOfRange(samples, 4000, 8000));
    assertThat(span.seconds()).isEqualTo(0.25);
    assertThat(file.read(new TimeSpan(0.9, 5)).length()).isEqualTo(1600);
    assertThat(file.read(new TimeSpan(5, 6)).length()).isZero();
  }

  @Test
  void shouldWriteStillness() throws Exception {
    Path path = folder.resolve("still.wav");
    try (WavWriter writer = WavWriter.create(path, 22_050)) {
      writer.append(Pcm.of(new short[] {1, 2, 3}, 22_050));
      writer.appendSilence(2);
      assertThat(writer.seconds()).isEqualTo((3 + 44_100) / 22_050.0);
    }

    PcmFile file = PcmFile.open(path);

    assertThat(file.samples()).isEqualTo(44_103);
    assertThat(file.read(new TimeSpan(0, 1)).toArray()).startsWith(1, 2, 3, 0, 0);
  }

  @Test
  void shouldRefuseSoundOfAnotherRate() throws Exception {
    try (WavWriter writer = WavWriter.create(folder.resolve("a.wav"), 22_050)) {
      assertThatThrownBy(() -> writer.append(Pcm.silence(1, 16_000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("16000");
    }
  }

  @Test
  void shouldPassOverChunksThatItDoesNotKnow() throws Exception {
    PcmFile plain = written(new short[] {4, 5, 6}, 16_000, new Random(1));
    byte[] bytes = Files.readAllBytes(plain.path());
    ByteArrayOutputStream tagged = new ByteArrayOutputStream();
    tagged.write(bytes, 0, 36);
    // Of an odd length, so that a byte of padding follows.
    tagged.write("LIST\3\0\0\0abc\0".getBytes(StandardCharsets.ISO_8859_1));
    tagged.write(bytes, 36, bytes.length - 36);

    PcmFile file = PcmFile.open(Files.write(folder.resolve("t.wav"), tagged.toByteArray()));

    assertThat(file.dataOffset()).isEqualTo(56);
    assertThat(file.read(new TimeSpan(0, 1)).toArray()).containsExactly(4, 5, 6);
  }

  @Test
  void shouldBelieveTheFilesLengthMoreThanItsHeader() throws Exception {
    PcmFile file = written(new short[1000], 16_000, new Random(1));
    try (RandomAccessFile raw = new RandomAccessFile(file.path().toFile(), "rw")) {
      raw.setLength(WavHeader.SIZE + 500);
    }

    assertThat(PcmFile.open(file.path()).samples()).isEqualTo(250);
    assertThatThrownBy(() -> file.read(new TimeSpan(0, 1))).isInstanceOf(EOFException.class);
  }

  @Test
  void shouldRefuseWhatIsNoWav() throws Exception {
    Path text = Files.writeString(folder.resolve("a.txt"), "Dear all, this is no sound at all.");
    Path cut = Files.writeString(folder.resolve("b.txt"), "RIFF");
    Path stereo = SampleMedia.in(folder).make("s.wav", List.of("anullsrc=cl=stereo:d=1"));

    for (Path path : new Path[] {text, cut, stereo}) {
      assertThatThrownBy(() -> PcmFile.open(path)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void shouldNotShareItsSamples() {
    short[] samples = {1, 2};
    Pcm sound = Pcm.of(samples, 8000);
    samples[0] = 9;
    sound.toArray()[1] = 9;

    assertThat(sound.toArray()).containsExactly(1, 2);
  }

  private PcmFile written(short[] samples, int rate, Random random) throws IOException {
    Path path = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(path, rate)) {
      for (int from = 0; from < samples.length; ) {
        int to = Math.min(samples.length, from + 1 + random.nextInt(50_000));
        writer.append(Pcm.of(Arrays.copyOfRange(samples, from, to), rate));
        from = to;
      }
      return writer.file();
    }
  }

  private static short[] allOf(PcmFile file, Random random) throws IOException {
    short[] all = new short[(int) file.samples()];
    int filled = 0;
    try (PcmReader reader = file.reader()) {
      short[] piece = new short[1 + random.nextInt(70_000)];
      for (int n = reader.read(piece, 0, piece.length);
          n >= 0;
          n = reader.read(piece, 0, piece.length)) {
        System.arraycopy(piece, 0, all, filled, n);
        filled += n;
      }
    }
    assertThat(filled).isEqualTo(all.length);
    return all;
  }

  private static short[] noise(Random random, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt();
    }
    return samples;
  }
}
