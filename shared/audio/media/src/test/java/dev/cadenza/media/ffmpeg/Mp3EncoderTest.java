package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.mp3.Mp3Encoder;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Mp3EncoderTest {
  private static final Map<String, String> TAGS =
      Map.of("title", "Grüße 日本 🎧", "artist", "Cadenza", "comment", "Synthetic speech");

  @TempDir private Path folder;
  private SampleMedia sample;

  @BeforeEach
  void open() {
    sample = new SampleMedia(Ffmpeg.locate(System.getenv()), folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void shouldKeepLengthLoudnessAndTags(int rate) throws Exception {
    PcmFile tone = tone(rate);
    Path file = folder.resolve("out.mp3");

    try (Mp3Encoder encoder = Mp3Encoder.find(rate, TAGS).orElseThrow();
        PcmReader audio = tone.reader()) {
      encoder.write(audio, rate, TAGS, file, Progress.NONE, Cancellation.NEVER);
    }

    Media media = new Media(sample.ffmpeg());
    Media.Decoded decoded =
        media.decode(file, folder.resolve("d.wav"), Progress.NONE, Cancellation.NEVER);
    // Players cut the encoder's delay and padding away: the frame before the sound counts them.
    assertThat(decoded.audio().seconds()).isCloseTo(3, within(0.002));
    double before = media.loudness(tone.path(), Cancellation.NEVER).integrated();
    double after = media.loudness(file, Cancellation.NEVER).integrated();
    assertThat(after).isCloseTo(before, within(0.2));
    String printed = sample.ffmpeg().inspect(file).run(Cancellation.NEVER).errors();
    TAGS.forEach(
        (name, value) -> assertThat(printed).containsPattern(name + " *: \\Q" + value + "\\E"));
    assertThat(printed).containsPattern("bitrate: 6[4-6] kb/s");
  }

  @Test
  void shouldLeaveToFfmpegWhatItCannotWrite() throws Exception {
    assertThat(Mp3Encoder.find(11_000, Map.of())).isEmpty();
    assertThat(Mp3Encoder.find(24_000, Map.of("lyricist", "x"))).isEmpty();

    Path file = folder.resolve("odd.mp3");
    new Media(sample.ffmpeg())
        .encode(tone(11_000), file, AudioFormat.MP3, Map.of(), Progress.NONE, Cancellation.NEVER);

    assertThat(new Media(sample.ffmpeg()).probe(file, Cancellation.NEVER).seconds())
        .isCloseTo(3, within(0.2));
  }

  @Test
  void shouldTellProgressAndStopWhenCancelled() throws Exception {
    PcmFile tone = tone(24_000);
    List<Double> told = new ArrayList<>();
    try (Mp3Encoder encoder = Mp3Encoder.find(24_000, Map.of()).orElseThrow();
        PcmReader audio = tone.reader()) {
      Path file = folder.resolve("out.mp3");
      encoder.write(audio, 24_000, Map.of(), file, told::add, Cancellation.NEVER);
    }
    assertThat(told).isSorted().hasSizeGreaterThan(2);
    assertThat(told.getLast()).isCloseTo(3, within(0.001));

    try (Mp3Encoder encoder = Mp3Encoder.find(24_000, Map.of()).orElseThrow();
        PcmReader audio = tone.reader()) {
      Path file = Files.createTempFile(folder, "cancelled", ".mp3");
      assertThatThrownBy(
              () -> encoder.write(audio, 24_000, Map.of(), file, Progress.NONE, () -> true))
          .isInstanceOf(CancellationException.class);
    }
  }

  private PcmFile tone(int rate) throws Exception {
    return PcmFile.open(
        sample.make("tone.wav", List.of(SampleMedia.TONE), "-ar", "" + rate, "-ac", "1"));
  }
}
