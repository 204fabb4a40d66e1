package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.LongText;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.media.TimedWord;
import dev.cadenza.model.Cost;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Meter;
import dev.cadenza.model.Spending;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.testing.TestingRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Engines process long texts asynchronously. */
final class AsyncSynthesesTest {
  private static final String LONG = "The train was late. People looked at the clock.\n\n";

  private final Engines engines = Engines.locate(System.getenv());
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of());
  private final SlowReader slow = SlowReader.ENGINE;

  @BeforeEach
  void reset() {
    slow.reset();
  }

  @Test
  void shouldWaitForALongTextAndSpeakItOnce() {
    Narrated narrated = narrated(LONG.repeat(60), SlowReader.VOICE);

    run.handle(narrated.pipelines());
    run.handle(narrated.pipelines());
    assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(run.job().lease().orElseThrow().heldAt(run.job().updatedAt().plusSeconds(60)))
        .as("a worker waits")
        .isFalse();
    assertThat(run.queue().delays()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    slow.done = true;
    run.handle(narrated.pipelines());

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(slow.begun).hasSize(1);
    assertThat(slow.fetched).hasSize(1);
    assertThat(slow.spoken).isEmpty();
    assertThat(narrated.timed).hasSize(120);
    assertThat(narrated.timed)
        .allSatisfy(
            sentence -> {
              // The script decides about pauses, and not the engine.
              assertThat(sentence.end() - sentence.start())
                  .isCloseTo(SlowReader.SPOKEN_SECONDS + 0.1, within(0.01));
              assertThat(sentence.words().getFirst().start())
                  .isCloseTo(sentence.start(), within(0.01));
              assertThat(sentence.words()).extracting(TimedWord::start).isSorted();
            });
    int characters = slow.begun.stream().mapToInt(LongText::length).sum();
    assertThat(run.job().spending().spent()).isEqualTo(Cost.ofUsd(characters / 1000.0));
  }

  @Test
  void shouldGiveNoMoreAtOnceThanTheEngineTakes() {
    // No two passages are alike.
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 240; i++) {
      text.append("Train number ").append(i).append(" was late, and people looked at it.\n\n");
    }
    Narrated narrated = narrated(text.toString(), SlowReader.VOICE);

    run.handle(narrated.pipelines());
    slow.done = true;
    run.handle(narrated.pipelines());

    assertThat(slow.begun).hasSizeGreaterThan(2);
    assertThat(slow.begun).allMatch(it -> it.length() <= SlowReader.MAX_LENGTH);
    assertThat(run.queue().delays()).containsExactly(Duration.ofSeconds(slow.begun.size()));
    assertThat(slow.fetched).hasSameSizeAs(slow.begun);
    assertThat(narrated.timed)
        .hasSize(240)
        .extracting(TimedSentence::start)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(narrated.timed.get(239).text()).contains("number 239");
  }

  @Test
  void shouldSpeakAtOnceWhatIsShortOrHasNoTimesOrSeveralVoices() {
    run.handle(narrated("A short one.", SlowReader.VOICE).pipelines());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);

    TestingRun timeless = new TestingRun(JobType.TTS, Map.of());
    timeless.handle(narrated(LONG.repeat(60), SlowReader.TIMELESS).pipelines());
    assertThat(timeless.job().status()).isEqualTo(JobStatus.COMPLETED);

    List<Sentence> several = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      several.addAll(Sentence.of("a", "Who is there, so late at night?"));
      several.addAll(Sentence.of("b", "It is only the wind, as it always is."));
    }
    TestingRun talk = new TestingRun(JobType.TTS, Map.of());
    talk.handle(
        new Narrated(
                Script.of(several),
                it ->
                    new Narrator(
                        engines(it, it.meter()),
                        new Cast(Map.of("a", SlowReader.VOICE, "b", SlowReader.TIMELESS)),
                        1))
            .pipelines());
    assertThat(talk.job().status()).isEqualTo(JobStatus.COMPLETED);

    assertThat(slow.begun).isEmpty();
    assertThat(slow.spoken).hasSize(1 + 120 + 120);
  }

  @Test
  void shouldTellWhatTheEngineSaysOfItsFailure() {
    Narrated narrated = narrated(LONG.repeat(60), SlowReader.VOICE);
    run.handle(narrated.pipelines());
    slow.fails = true;
    run.handle(narrated.pipelines());

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().map(JobError::code)).contains("speech_failed");
  }

  @Test
  void shouldNotHaveReadAgainWhatIsKept() {
    Narrated narrated = narrated(LONG.repeat(60), SlowReader.VOICE);
    run.handle(narrated.pipelines());
    slow.done = true;
    run.handle(narrated.pipelines());
    Cost once = run.job().spending().spent();

    // By now the engine has forgotten all of it.
    slow.reset();
    run.life().retry(run.job(), Map.of(), Optional.empty());
    run.handle(narrated.pipelines());

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(slow.begun).isEmpty();
    assertThat(run.job().spending().spent()).isEqualTo(once);
  }

  /** The budget is for one time. */
  @Test
  void shouldNotAskForMoneyAgainWhenItAsksHowFarItIs() {
    int characters = "The train was late.People looked at the clock.".length() * 60;
    Meter enough =
        Meter.of(new Spending(Cost.NOTHING, Optional.of(Cost.ofUsd(characters / 1000.0))));
    Narrated narrated =
        new Narrated(
            Script.of(Sentence.of("a", LONG.repeat(60))),
            it -> new Narrator(engines(it, enough), new Cast(Map.of("a", SlowReader.VOICE)), 1));

    run.handle(narrated.pipelines());
    slow.done = true;
    run.handle(narrated.pipelines());

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(enough.spent()).isEqualTo(Cost.ofUsd(characters / 1000.0));
  }

  private Engines engines(StepContext context, Meter meter) {
    TypedParameters parameters = TypedParameters.of(JobType.TTS, context.job().parameters());
    return engines.forJob(context.job().owner(), parameters, meter);
  }

  private Narrated narrated(String text, Voice voice) {
    return new Narrated(
        Script.of(Sentence.of("a", text)),
        it -> new Narrator(engines(it, it.meter()), new Cast(Map.of("a", voice)), 1));
  }
}
