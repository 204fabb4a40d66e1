package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.testing.TestingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The two steps of a narrator, and what came of them. */
final class Narrated {
  final List<TimedSentence> timed = new ArrayList<>();
  double seconds;
  int sampleRate;

  private final TestingStep<Spoken> speak;
  private final TestingStep<Recording> join;

  /**
   * @param narrator made for each run, as functions do
   */
  Narrated(Script script, Function<StepContext, Narrator> narrator) {
    speak = new TestingStep<>("speak", 9, Spoken.class, it -> narrator.apply(it).speak(script, it));
    join =
        new TestingStep<>(
            "join", 1, Recording.class, it -> narrator.apply(it).join(speak.output(), it));
  }

  PipelineFactory pipelines() {
    return TestingStep.pipelines(List.of(speak, join), this::product);
  }

  private Product product(StepContext context) throws Exception {
    Recording recording = join.output();
    PcmFile audio = PcmFile.open(context.path(recording.audio()));
    assertThat(audio.seconds()).isEqualTo(recording.timeline().seconds());
    seconds = audio.seconds();
    sampleRate = audio.sampleRate();
    try (Stream<TimedSentence> sentences = recording.timeline().read(context)) {
      sentences.forEach(timed::add);
    }
    return new Product("testing", List.of(), Map.of());
  }
}
