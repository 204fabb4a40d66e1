package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Engines;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.TimedWord;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.testing.TestingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NarratorTest {
  private final Engines engines = Engines.locate(System.getenv());
  private final List<TimedSentence> timed = new ArrayList<>();
  private double seconds;

  @Test
  void shouldSpeakEnginesOfSeveralRatesInOneRecording() {
    List<Sentence> sentences = new ArrayList<>();
    sentences.addAll(Sentence.of("narrator", "It was late. The lamp was still lit."));
    sentences.addAll(Sentence.of("anna", "Who is there?"));

    narrate(Script.of(sentences), 1);

    assertThat(timed)
        .extracting(TimedSentence::speaker)
        .containsExactly("narrator", "narrator", "anna");
    assertThat(timed)
        .extracting(TimedSentence::text)
        .containsExactly("It was late.", "The lamp was still lit.", "Who is there?");
    assertInOrder();
  }

  @Test
  void shouldTimeTheSentencesOfManyPassages() {
    String text = "The train was late. People looked at the clock.\n\n".repeat(60);
    Script script = Script.of(Sentence.of("anna", text));

    narrate(script, 2);

    assertThat(script.passages()).hasSizeGreaterThan(2);
    assertThat(timed).hasSize(120);
    assertInOrder();
  }

  private void assertInOrder() {
    double end = 0;
    for (TimedSentence sentence : timed) {
      assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
      assertThat(sentence.end()).isGreaterThan(sentence.start());
      assertThat(sentence.words()).isNotEmpty();
      assertThat(sentence.words().getFirst().start()).isGreaterThanOrEqualTo(sentence.start());
      assertThat(sentence.words()).extracting(TimedWord::start).isSorted();
      end = sentence.end();
    }
    assertThat(seconds).isGreaterThan(end);
  }

  private void narrate(Script script, double speed) {
    Cast cast =
        new Cast(
            Map.of(
                "narrator", engines.voice("flite/slt"), "anna", engines.voice("espeak-ng/en-us")));
    TestingRun run = new TestingRun(JobType.TTS, Map.of());
    run.handle(pipeline(script, new Narrator(engines, cast, speed)));
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private Pipeline pipeline(Script script, Narrator narrator) {
    Step<Spoken> speak = new Step<>("speak", 9, Spoken.class, it -> narrator.speak(script, it));
    Step<Recording> join =
        new Step<>("join", 1, Recording.class, it -> narrator.join(it.output(speak), it));
    return new Pipeline() {
      @Override
      public List<Step<?>> steps() {
        return List.of(speak, join);
      }

      @Override
      public Product product(StepContext context) throws Exception {
        Recording recording = context.output(join);
        PcmFile audio = PcmFile.open(context.path(recording.audio()));
        assertThat(audio.sampleRate()).isEqualTo(Narrator.SAMPLE_RATE);
        assertThat(audio.seconds()).isEqualTo(recording.timeline().seconds());
        seconds = audio.seconds();
        try (Stream<TimedSentence> sentences = recording.timeline().read(context)) {
          sentences.forEach(timed::add);
        }
        return new Product("testing", List.of(), Map.of());
      }
    };
  }
}
