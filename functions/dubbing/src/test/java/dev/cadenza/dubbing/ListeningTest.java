package dev.cadenza.dubbing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.RequestedVoices;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListeningTest {
  private static final List<TimeSpan> PARTS = List.of(new TimeSpan(0, 10), new TimeSpan(12, 22));

  @TempDir private Path directory;
  private final List<Transcript> heard = new ArrayList<>();

  @Test
  void shouldWriteDownOnceWhatIsHeardAsAWhole() throws Exception {
    listen(new WholeRecording());

    assertThat(heard).extracting(Transcript::text).containsExactly("good day");
  }

  private void listen(SpeechRecognizer recognizer) throws Exception {
    Engines engines = Engines.locate(System.getenv());
    Order order =
        new Order(
            engines,
            Optional.of(recognizer),
            Optional.empty(),
            "en",
            "es",
            engines.voiceFor("es"),
            false,
            RequestedVoices.NONE,
            true,
            List.of(),
            Edits.of(List.of()));
    TestingRun run = new TestingRun(JobType.DUBBING, Map.of());
    run.handle(pipelines(sound(), order));
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private PcmFile sound() throws Exception {
    try (WavWriter writer = WavWriter.create(directory.resolve("sound.wav"), 16_000)) {
      writer.append(Pcm.silence(24, 16_000));
      return writer.file();
    }
  }

  private PipelineFactory pipelines(PcmFile audio, Order order) {
    TestingStep<Transcript> listen =
        new TestingStep<>(
            "listen", 1, Transcript.class, it -> Listening.to(audio, PARTS, order, it));
    return TestingStep.pipelines(
        List.of(listen),
        _ -> {
          heard.add(listen.output());
          return new Product("testing", List.of(), Map.of());
        });
  }

  /** Looks at no parts, as services do that are given a file. */
  private static final class WholeRecording implements SpeechRecognizer {
    @Override
    public String name() {
      return "whole";
    }

    @Override
    public Set<String> languages() {
      return Set.of("en");
    }

    @Override
    public boolean hearsWhole() {
      return true;
    }

    @Override
    public Transcript recognize(
        PcmFile audio,
        List<TimeSpan> parts,
        String language,
        Progress progress,
        Cancellation cancellation) {
      List<Transcript.Word> words =
          List.of(new Transcript.Word("good", 1, 2, 0.9), new Transcript.Word("day", 15, 16, 0.9));
      return new Transcript("en", List.of(Transcript.Segment.of(words)));
    }
  }
}
