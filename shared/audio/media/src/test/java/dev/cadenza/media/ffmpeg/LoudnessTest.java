package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.levels.Levelling;
import dev.cadenza.media.levels.Loudness;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoudnessTest {
  private final Media media = new Media(Ffmpeg.locate(System.getenv()));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0.04,MP3", "0.04,WAV", "0.04,OGG", "0.5,MP3", "0.5,WAV", "0.5,OGG"})
  void shouldBringAnySoundToTheTarget(double level, AudioFormat format) throws Exception {
    PcmFile wav = bursts(5, level);

    Loudness loudness = delivered(wav, format);

    assertThat(loudness.integrated())
        .isCloseTo(Loudness.TARGET, within(format.equals(AudioFormat.WAV) ? 0.2 : 1.0));
    if (format == AudioFormat.WAV) {
      // The other encoders add peaks of their own.
      assertThat(loudness.truePeak()).isLessThan(Loudness.CEILING + 0.3);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0.5", "3,0", "0.01,0.5"})
  void shouldLeaveWhatCannotBeMeasuredAsItIs(double seconds, double level) throws Exception {
    PcmFile wav = bursts(seconds, level);

    assertThat(media.levelling(wav, Cancellation.NEVER)).isEqualTo(Levelling.NONE);
    assertThat(delivered(wav, AudioFormat.WAV).measured()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3", "5"})
  void shouldBringSoundWithManyPeaksToTheTarget(int crest) throws Exception {
    PcmFile wav = peaky(crest);
    Levelling levelling = media.levelling(wav, Cancellation.NEVER);
    Path file = folder.resolve("out.wav");

    Loudness reported = levelling.write(wav, file, Cancellation.NEVER);

    assertThat(levelling.limited()).isTrue();
    Loudness reference = media.loudness(file, Cancellation.NEVER);
    assertThat(reference.integrated()).isCloseTo(Loudness.TARGET, within(0.5));
    assertThat(reported.integrated()).isCloseTo(reference.integrated(), within(0.15));
  }

  @ParameterizedTest
  @CsvSource({"8000", "16000", "22050", "24000", "44100", "48000"})
  void shouldMeasureWhatFfmpegMeasures(int sampleRate) throws Exception {
    PcmFile wav = bursts(6, 0.3, sampleRate);

    Loudness measured = Levelling.NONE.measured(wav, Cancellation.NEVER);

    Loudness reference = media.loudness(wav.path(), Cancellation.NEVER);
    assertThat(measured.integrated()).isCloseTo(reference.integrated(), within(0.15));
    assertThat(measured.truePeak()).isCloseTo(reference.truePeak(), within(0.5));
  }

  @ParameterizedTest
  @CsvSource({"0.0001", "0.004", "0.02", "0.5", "1"})
  void shouldKeepASoundAsLongAsItWas(double seconds) throws Exception {
    PcmFile wav = bursts(seconds, 1);
    Path file = folder.resolve("out.wav");

    new Levelling(12, true).write(wav, file, Cancellation.NEVER);

    assertThat(PcmFile.open(file).samples()).isEqualTo(wav.samples());
  }

  @Test
  void shouldSayInAWavFileWhatItIs() throws Exception {
    Path file = folder.resolve("out.wav");
    Map<String, String> tags = Map.of("comment", "Synthetic speech", "title", "Été");
    media.encode(bursts(1, 0.1), file, AudioFormat.WAV, tags, Progress.NONE, Cancellation.NEVER);

    assertThat(PcmFile.open(file).seconds()).isEqualTo(1);
    Command.Outcome seen = Ffmpeg.locate(System.getenv()).inspect(file).run(Cancellation.NEVER);
    assertThat(seen.errors()).contains("Synthetic speech").contains("Été");
  }

  @Test
  void shouldReadStillness() {
    Loudness loudness = Loudness.read("Summary:\n I: -70.0 LUFS\n True peak:\n Peak: -inf dBFS");

    assertThat(loudness.measured()).isFalse();
    assertThat(loudness.truePeak()).isFinite();
  }

  private Loudness delivered(PcmFile wav, AudioFormat format) throws Exception {
    Path file = folder.resolve("out." + format.extension());
    Path levelled = folder.resolve("levelled.wav");
    media.levelling(wav, Cancellation.NEVER).write(wav, levelled, Cancellation.NEVER);
    media.encode(PcmFile.open(levelled), file, format, Map.of(), Progress.NONE, Cancellation.NEVER);
    return media.loudness(file, Cancellation.NEVER);
  }

  /** Noise with a peak twenty times a second. */
  private PcmFile peaky(int crest) throws IOException {
    Random random = new Random(2);
    short[] samples = new short[5 * 24_000];
    for (int i = 0; i < samples.length; i++) {
      double peak = i % 1_200 < 60 ? crest : 1;
      samples[i] = (short) Math.clamp(random.nextGaussian() * peak * 1_500, -32_768, 32_767);
    }
    Path path = folder.resolve("in.wav");
    try (WavWriter writer = WavWriter.create(path, 24_000)) {
      writer.append(Pcm.of(samples, 24_000));
    }
    return PcmFile.open(path);
  }

  /** Noise that comes and goes as syllables do, with a peak now and then. */
  private PcmFile bursts(double seconds, double level) throws IOException {
    return bursts(seconds, level, 24_000);
  }

  private PcmFile bursts(double seconds, double level, int sampleRate) throws IOException {
    Random random = new Random(1);
    short[] samples = new short[(int) (seconds * sampleRate)];
    double smooth = 0;
    for (int i = 0; i < samples.length; i++) {
      double envelope = Math.max(0, Math.sin(i / 1_500.0));
      double peak = i % 6_000 < 3 ? 1.8 : 1;
      smooth += 0.3 * (random.nextGaussian() - smooth);
      samples[i] = (short) Math.clamp(smooth * envelope * peak * level * 30_000, -32_768, 32_767);
    }
    Path path = folder.resolve("in.wav");
    try (WavWriter writer = WavWriter.create(path, sampleRate)) {
      writer.append(Pcm.of(samples, sampleRate));
    }
    return PcmFile.open(path);
  }
}
