package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.testing.SubtitleRules;
import dev.cadenza.testing.TestingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextToSpeechTest {
  private final PipelineFactory pipelines =
      TextToSpeech.pipelines(
          Engines.locate(System.getenv()), new Media(Ffmpeg.locate(System.getenv())));

  @TempDir private Path folder;

  @Test
  void shouldDrawTheRecordingAsItIsHeard() throws Exception {
    TestingRun run =
        new TestingRun(
            JobType.TTS,
            Map.of("text", "The lamp was lit.", "voice", "flite/slt", "format", "wav"));

    run.handle(pipelines);

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    Path expected = folder.resolve("expected.json");
    Peaks.write(PcmFile.open(saved("speech.wav", run)), expected);
    assertThat(saved("peaks.json", run)).hasSameTextualContentAs(expected);
  }

  @Test
  void shouldKeepTheTimesOfAShortTextWithinItsSound() throws Exception {
    TestingRun run =
        new TestingRun(
            JobType.TTS, Map.of("text", "Up.", "voice", "flite/rms", "speed", 2, "format", "wav"));

    run.handle(pipelines);

    double seconds = PcmFile.open(saved("speech.wav", run)).seconds();
    assertThat(seconds).isLessThan(1);
    List<Cue> cues =
        SubtitleRules.assertKept(
            Files.readString(saved("timings.vtt", run)), SubtitleFormat.VTT, seconds);
    assertThat(cues).extracting(Cue::text).containsExactly("Up.");
    JsonNode sentence =
        new ObjectMapper().readTree(saved("timings.json", run).toFile()).at("/sentences/0");
    assertThat(sentence.path("end").asDouble()).isBetween(0.1, seconds);
    assertThat(sentence.path("words"))
        .isNotEmpty()
        .allMatch(word -> word.path("end").asDouble() <= seconds);
  }

  private Path saved(String name, TestingRun run) throws IOException {
    return Files.write(folder.resolve(name), run.content(name));
  }
}
