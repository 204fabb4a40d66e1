package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechSampleTest {
  private static final Ffmpeg FFMPEG = Ffmpeg.locate(System.getenv());

  @TempDir private Path folder;

  @Test
  void shouldCutTheBeginningOfALongRecording() throws Exception {
    MediaInfo sample = sampleOf(20, 8);

    assertThat(sample.seconds()).isCloseTo(8, within(0.1));
    assertThat(sample.container()).contains("mp3");
  }

  @Test
  void shouldKeepAllOfAShortOne() throws Exception {
    assertThat(sampleOf(3, 8).seconds()).isCloseTo(3, within(0.1));
  }

  private MediaInfo sampleOf(double seconds, double most) throws Exception {
    Path wav = folder.resolve("speech.wav");
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.silence(seconds, PcmFile.SPEECH_RATE));
    }
    Path mp3 = folder.resolve("sample.mp3");
    new SpeechSample(FFMPEG).write(wav, most, mp3, Cancellation.NEVER);
    return new Media(FFMPEG).probe(mp3, Cancellation.NEVER);
  }
}
