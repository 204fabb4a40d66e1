package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavLength;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual files are decoded with the right duration, start and level. */
final class AnyInputTest {
  /** Half a second of silence, then half a second of a tone at a quarter of full scale. */
  private static final String TONE = "aevalsrc=0.25*sin(2764.6*t)*gte(t\\,0.5):d=1:s=";

  @TempDir private Path folder;
  private SampleMedia sample;

  @BeforeEach
  void locate() {
    sample = SampleMedia.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "8000, a.wav, -c:a pcm_mulaw", "8000, b.wav, -c:a pcm_alaw", "192000, c.wav, -c:a pcm_s24le",
    "48000, d.wav, -c:a pcm_f32le", "48000, e.wav, -c:a pcm_f64le", "48000, f.wav, -c:a pcm_u8",
    "44100, g.wav, -c:a pcm_s32le", "44100, h.wav, -rf64 always", "44100, i.w64, -c:a pcm_s16le",
    "22050, j.wav, -c:a adpcm_ima_wav", "44100, k.aiff, -c:a pcm_s16be",
        "8000, l.au, -c:a pcm_mulaw",
    "96000, m.flac, -c:a flac", "48000, n.caf, -c:a pcm_s16le", "8000, o.mp3, -c:a libmp3lame",
    "48000, p.webm, -c:a libopus -live 1", "44100, q.mka, -c:a aac -live 1"
  })
  void shouldDecodeAnyFormOfSound(String rate, String name, String arguments) throws Exception {
    assertTone(sample.make(name, List.of(TONE + rate), arguments.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 1000, 0x7FFFFFFF})
  void shouldNotTrustTheLengthsOfAHeader(int length) throws Exception {
    Path file = sample.make("a.wav", List.of(TONE + 16_000), "-bitexact");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data");
    header.putInt(4, length == -1 ? -1 : length + 36).putInt(data + 4, length);

    assertTone(Files.write(file, bytes));
  }

  @Test
  void shouldNotReadOtherChunksAsSound() throws Exception {
    String title = "title=" + "a".repeat(5_000);
    Path file = sample.make("a.wav", List.of(TONE + 16_000), "-metadata", title);
    byte[] bytes = Files.readAllBytes(file);
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data");
    byte[] list = Arrays.copyOfRange(bytes, 36, data);
    byte[] after = Arrays.copyOf(bytes, bytes.length + list.length);
    System.arraycopy(bytes, data, after, 36, bytes.length - data);
    System.arraycopy(list, 0, after, 36 + bytes.length - data, list.length);
    Files.write(file, Arrays.copyOf(after, bytes.length));

    assertThat(WavLength.isTooShort(file)).isFalse();
    assertThat(decode(file).seconds()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rotated.mp4, testsrc=s=64x96:d=1, -metadata:s:v rotate=90 -c:v libx264 -c:a aac",
    "variable.mp4, 'testsrc=s=64x96:d=1:r=30,select=mod(n\\,7)', -vsync vfr -c:v libx264 -c:a aac",
    "cover.mp3, 'color=s=3000x3000:d=0.04', -c:v mjpeg -c:a libmp3lame -disposition:v attached_pic",
    "still.mp4, 'color=s=64x64:r=1:d=1', -c:v libx264 -c:a aac"
  })
  void shouldKeepTheTimesOfAnyPicture(String name, String pictures, String arguments)
      throws Exception {
    assertTone(sample.make(name, List.of(TONE + 44_100, pictures), arguments.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "mp3", "m4a", "ogg", "flac", "webm"})
  void shouldDecodeClipsOfFiftyMilliseconds(String kind) throws Exception {
    PcmFile clip = decode(sample.make("a." + kind, List.of("sine=d=0.05")));

    assertThat(clip.seconds()).isBetween(0.045, 0.13);
  }

  @Test
  void shouldDecodeAFileThatIsCut() throws Exception {
    Path file = sample.make("a.wav", List.of(TONE + 16_000));
    byte[] bytes = Files.readAllBytes(file);

    PcmFile audio = decode(Files.write(file, Arrays.copyOf(bytes, bytes.length - 8_001)));

    assertThat(audio.seconds()).isCloseTo(0.75, within(0.01));
  }

  private void assertTone(Path file) throws Exception {
    PcmFile audio = decode(file);
    assertThat(audio.seconds()).isCloseTo(1, within(0.1));
    short[] sound = audio.read(new TimeSpan(0, audio.seconds())).toArray();
    int first = 0;
    while (Math.abs(sound[first]) < 1_000) {
      first++;
    }
    assertThat((double) first / audio.sampleRate()).as("start").isCloseTo(0.5, within(0.03));
    int loudest = 0;
    for (short value : sound) {
      loudest = Math.max(loudest, Math.abs(value));
    }
    assertThat(loudest / 32_768.0).as("level").isCloseTo(0.25, within(0.05));
  }

  private PcmFile decode(Path file) throws Exception {
    return new Media(sample.ffmpeg())
        .decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER)
        .audio();
  }
}
