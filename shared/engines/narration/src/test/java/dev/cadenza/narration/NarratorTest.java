package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.TimedWord;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.TestingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NarratorTest {
  private final Engines engines = Engines.locate(System.getenv());

  @Test
  void shouldSpeakEnginesOfSeveralRatesInOneRecording() {
    List<Sentence> sentences = new ArrayList<>();
    sentences.addAll(Sentence.of("narrator", "It was late. The lamp was still lit."));
    sentences.addAll(Sentence.of("anna", "Who is there?"));

    Narrated narrated = narrate(Script.of(sentences), 1);

    assertThat(narrated.timed)
        .extracting(TimedSentence::speaker)
        .containsExactly("narrator", "narrator", "anna");
    assertThat(narrated.timed)
        .extracting(TimedSentence::text)
        .containsExactly("It was late.", "The lamp was still lit.", "Who is there?");
    assertThat(narrated.sampleRate).isEqualTo(Narrator.SAMPLE_RATE);
    assertInOrder(narrated);
  }

  @Test
  void shouldTimeTheSentencesOfManyPassages() {
    String text = "The train was late. People looked at the clock.\n\n".repeat(60);
    Script script = Script.of(Sentence.of("anna", text));

    Narrated narrated = narrate(script, 2);

    assertThat(script.passages()).hasSizeGreaterThan(2);
    assertThat(narrated.timed).hasSize(120);
    assertThat(narrated.sampleRate).as("the voice's own").isEqualTo(22_050);
    assertInOrder(narrated);
  }

  private static void assertInOrder(Narrated narrated) {
    double end = 0;
    for (TimedSentence sentence : narrated.timed) {
      assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
      assertThat(sentence.end()).isGreaterThan(sentence.start());
      assertThat(sentence.words()).isNotEmpty();
      assertThat(sentence.words().getFirst().start()).isGreaterThanOrEqualTo(sentence.start());
      assertThat(sentence.words()).extracting(TimedWord::start).isSorted();
      end = sentence.end();
    }
    assertThat(narrated.seconds).isGreaterThan(end);
  }

  private Narrated narrate(Script script, double speed) {
    Cast cast =
        new Cast(
            Map.of(
                "narrator", engines.voice("flite/slt"), "anna", engines.voice("espeak-ng/en-us")));
    TestingRun run = new TestingRun(JobType.TTS, Map.of());
    Narrated narrated = new Narrated(script, _ -> new Narrator(engines, cast, speed));
    run.handle(narrated.pipelines());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    return narrated;
  }
}
