package dev.cadenza.testing;

import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of speech synthesizers. */
public abstract class SpeechSynthesizerContract {
  private static final String SENTENCE = "Good morning, the train leaves at nine.";

  /** A two-hundredth of full scale: lower levels are silence. */
  private static final int AUDIBLE = 160;

  /** The engine; for an external service, a stub returns audio. */
  protected abstract SpeechSynthesizer engine();

  /** The voice under test. */
  protected Voice voice() {
    return engine().voices().getFirst();
  }

  @Test
  protected void shouldKnowItsVoicesByItsName() {
    List<Voice> voices = engine().voices();

    assertThat(voices).isNotEmpty();
    assertThat(voices).extracting(Voice::id).doesNotHaveDuplicates();
    assertThat(voices).extracting(Voice::engine).containsOnly(engine().name());
    assertThat(voices).extracting(Voice::gender).isSubsetOf("female", "male", "neutral");
    assertThat(voices).extracting(Voice::quality).isSubsetOf("draft", "natural");
    // As in a job's parameters.
    assertThat(voices).extracting(Voice::id).allMatch(id -> id.matches("[a-z0-9-]+/[\\w+-]+"));
  }

  @Test
  protected void shouldSpeakAndTellWhenEachWordIsSaid() throws Exception {
    Speech speech = say(SENTENCE, 1);

    assertThat(speech.sound().seconds()).isBetween(0.2, 10.0);
    assertThat(IntStream.range(0, speech.sound().length()))
        .anyMatch(at -> Math.abs(speech.sound().sample(at)) > AUDIBLE);
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(SENTENCE.split(" "));
    double end = 0;
    for (TimedWord word : speech.words()) {
      assertThat(word.start()).as(word.text()).isGreaterThanOrEqualTo(end - 1e-6);
      end = word.end();
    }
    assertThat(end).isLessThanOrEqualTo(speech.sound().seconds() + 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t ", "\u0000"})
  protected void shouldMakeALittleStillnessOfNothing(String text) throws Exception {
    Speech nothing = say(text, 1);

    assertThat(nothing.sound().seconds()).isBetween(0.01, 2.0);
    assertThat(nothing.words()).isEmpty();
  }

  @Test
  protected void shouldNotTakeTextForAnOption() throws Exception {
    assertThat(say("-v --help", 1).words()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {SpeechSynthesizer.SLOWEST, SpeechSynthesizer.FASTEST})
  protected void shouldSpeakAtHalfAndAtDoubleSpeed(double speed) throws Exception {
    assertThat(say(SENTENCE, speed).words()).hasSize(SENTENCE.split(" ").length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.49, 2.01, Double.NaN})
  protected void shouldRefuseASpeedThatNobodyFollows(double speed) {
    assertPermanent(() -> say(SENTENCE, speed), "invalid_speed");
  }

  @Test
  protected void shouldRefuseAVoiceThatItDoesNotHave() {
    Voice other = new Voice("unknown/x", "X", voice().language(), "neutral", "unknown", "draft");

    assertPermanent(
            () -> engine().synthesize(SENTENCE, other, 1, Cancellation.NEVER), "unknown_voice")
        .hasMessageContaining("unknown/x");
  }

  @Test
  protected void shouldStopWhenTheWorkIsCancelled() {
    assertThatThrownBy(() -> engine().synthesize(SENTENCE, voice(), 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  protected void shouldStopWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> say(SENTENCE, 1)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  protected void shouldSpeakForSeveralThreads() throws Exception {
    double alone = say(SENTENCE, 1).sound().seconds();
    Callable<Pcm> task = () -> say(SENTENCE, 1).sound();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Pcm> sound : threads.invokeAll(Collections.nCopies(8, task))) {
        assertThat(sound.get().seconds()).isCloseTo(alone, within(0.15));
      }
    }
  }

  @Test
  protected void shouldCountCharactersWhereItCostsAnything() {
    assertThat(engine().voices())
        .extracting(voice -> engine().price(voice))
        .allMatch(price -> price.usd() == 0 || price.unit() == Price.Unit.CHARACTER);
  }

  @Test
  protected void shouldOfferItsVoicesForCloning() {
    assertThat(engine().bases(voice())).containsExactlyInAnyOrderElementsOf(engine().voices());
  }

  private Speech say(String text, double speed) throws Exception {
    return engine().synthesize(text, voice(), speed, Cancellation.NEVER);
  }
}
