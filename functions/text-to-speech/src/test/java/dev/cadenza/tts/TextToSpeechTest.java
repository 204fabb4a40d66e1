package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Engines;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.testing.TestingRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextToSpeechTest {
  private final TextToSpeech pipeline =
      new TextToSpeech(Engines.locate(System.getenv()), new Media(Ffmpeg.locate(System.getenv())));

  @TempDir private Path folder;

  @Test
  void shouldDrawTheRecordingAsItIsHeard() throws Exception {
    TestingRun run =
        new TestingRun(
            JobType.TTS,
            Map.of("text", "The lamp was lit.", "voice", "flite/slt", "format", "wav"));

    run.handle(pipeline);

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    Path expected = folder.resolve("expected.json");
    Peaks.write(PcmFile.open(saved("speech.wav", run)), expected);
    assertThat(saved("peaks.json", run)).hasSameTextualContentAs(expected);
  }

  private Path saved(String name, TestingRun run) {
    ResultFile file =
        run.result().files().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow();
    Path path = folder.resolve(name);
    assertThat(run.files().fetch(file.key(), path)).isTrue();
    return path;
  }
}
