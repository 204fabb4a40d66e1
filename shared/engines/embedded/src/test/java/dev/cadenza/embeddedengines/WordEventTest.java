package dev.cadenza.embeddedengines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimedWord;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordEventTest {
  @Test
  void shouldEndAWordWhereTheNextBegins() {
    assertThat(WordEvent.words("😀 one, two", List.of(event(2, 0.25), event(7, 1)), 2))
        .containsExactly(
            new TimedWord("😀", 0, 0.25),
            new TimedWord("one,", 0.25, 1),
            new TimedWord("two", 1, 2));
  }

  @Test
  void shouldShareTheTimeOfWordsThatAreSpokenAsOne() {
    assertThat(WordEvent.words("of the day", List.of(event(0, 0), event(7, 3.5)), 5))
        .containsExactly(
            new TimedWord("of", 0, 1.5),
            new TimedWord("the", 1.5, 3.5),
            new TimedWord("day", 3.5, 5));
  }

  @Test
  void shouldTakeTheFirstOfAWordsEvents() {
    assertThat(
            WordEvent.words(
                "1984 x", List.of(event(0, 0.1), event(0, 0.4), event(2, 0.6), event(5, 0.9)), 1))
        .containsExactly(new TimedWord("1984", 0.1, 0.9), new TimedWord("x", 0.9, 1));
  }

  @Test
  void shouldDoWithoutEvents() {
    assertThat(WordEvent.words("a b", List.of(), 2))
        .containsExactly(new TimedWord("a", 0, 1), new TimedWord("b", 1, 2));
    assertThat(WordEvent.words(" ", List.of(), 2)).isEmpty();
  }

  private static WordEvent event(int position, double seconds) {
    return new WordEvent(position, seconds);
  }
}
