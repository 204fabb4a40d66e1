package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void shouldHaveAllSpeechOnceInWindowsThatTheModelCanTake() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<TimeSpan> speech = new ArrayList<>();
      double position = 1;
      while (position < 300) {
        double end = position + 0.2 + 19.8 * random.nextDouble() * random.nextDouble();
        speech.add(new TimeSpan(position, end));
        position = end + (random.nextBoolean() ? 0 : 4 * random.nextDouble());
      }
      List<Window> windows = Window.plan(speech, new TimeSpan(0.5, position + 1));

      assertThat(windows.stream().flatMap(it -> it.speech().stream()))
          .containsExactlyElementsOf(speech);
      assertThat(windows).allMatch(it -> it.seconds() <= Window.MAX_SECONDS);
      double last = 0.5;
      for (TimeSpan piece : windows.stream().flatMap(it -> it.pieces().stream()).toList()) {
        assertThat(piece.start()).isGreaterThanOrEqualTo(last - 1e-9);
        last = piece.end();
      }
    }
  }

  @Test
  void shouldLeaveLongPausesOutAndKnowTheTimesAroundThem() {
    Window window =
        Window.plan(
                List.of(new TimeSpan(1, 3), new TimeSpan(3.5, 4), new TimeSpan(10, 12)),
                new TimeSpan(0, 20))
            .getFirst();

    assertThat(window.pieces())
        .containsExactly(new TimeSpan(0.75, 4.25), new TimeSpan(9.75, 12.25));
    assertThat(window.inRecording(1)).isCloseTo(1.75, within(1e-9));
    assertThat(window.inRecording(4)).isCloseTo(10.25, within(1e-9));
    assertThat(window.inRecording(99)).isCloseTo(12.25, within(1e-9));
  }

  @Test
  void shouldCutAtTheLongestPauseOfTheSecondHalf() {
    List<Window> windows =
        Window.plan(
            List.of(
                new TimeSpan(0, 10),
                new TimeSpan(10.9, 18),
                new TimeSpan(18.7, 24),
                new TimeSpan(24.3, 27),
                new TimeSpan(27.2, 40)),
            new TimeSpan(0, 40));

    assertThat(windows).hasSize(2);
    assertThat(windows.getLast().speech().getFirst().start()).isEqualTo(18.7);
  }

  @Test
  void shouldPutWordsWhereThereIsSpeech() {
    Window window =
        Window.plan(List.of(new TimeSpan(1, 2), new TimeSpan(2.8, 4)), new TimeSpan(0, 5))
            .getFirst();

    List<Word> words =
        WordTimes.of(
            List.of(
                new SpokenWord("one", 0, 0.8, 1),
                new SpokenWord("two", 0.8, 1.6, 1),
                new SpokenWord("three", 1.6, 2.5, 1),
                new SpokenWord("four", 2.5, 2.5, 1)),
            window,
            0);

    assertThat(words.get(0).start()).isEqualTo(1);
    assertThat(words.get(1).end()).isEqualTo(2);
    assertThat(words.get(2).start()).isEqualTo(2.8);
    assertThat(words.get(3).end()).isGreaterThan(words.get(3).start());
  }
}
