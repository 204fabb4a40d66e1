package dev.cadenza.engines.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimedWord;
import dev.cadenza.text.SpokenText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WrittenWordsTest {
  private static final SpokenText PRICE = SpokenText.of("Pay $49.95 😀 now.", "en");

  @Test
  void shouldGiveAWordTheTimeOfAllThatIsSaidForIt() {
    // Pay forty-nine dollars and ninety-five cents now.
    List<TimedWord> said =
        List.of(
            new TimedWord("Pay", 0, 1),
            new TimedWord("forty-nine", 1, 2),
            new TimedWord("dollars", 2, 3),
            new TimedWord("and", 3, 4),
            new TimedWord("ninety-five", 4, 5),
            new TimedWord("cents", 5, 6),
            new TimedWord("now.", 6.5, 7));

    assertThat(WrittenWords.timed(PRICE, said))
        .containsExactly(
            new TimedWord("Pay", 0, 1),
            new TimedWord("$49.95", 1, 6),
            new TimedWord("😀", 6, 6),
            new TimedWord("now.", 6.5, 7));
  }

  @Test
  void shouldFindTheWordsOfAnEngineThatCutsThemInAnotherWay() {
    List<TimedWord> said =
        List.of(
            new TimedWord("Pay", 0, 1),
            new TimedWord("forty", 1, 1.5),
            new TimedWord("nine", 1.5, 2),
            new TimedWord("dollars", 2, 3),
            new TimedWord("and", 3, 4),
            new TimedWord("ninety", 4, 4.5),
            new TimedWord("five", 4.5, 5),
            new TimedWord("cents", 5, 6),
            new TimedWord("now", 6.5, 7));

    assertThat(WrittenWords.timed(PRICE, said))
        .containsExactly(
            new TimedWord("Pay", 0, 1),
            new TimedWord("$49.95", 1, 6),
            new TimedWord("😀", 6, 6),
            new TimedWord("now.", 6.5, 7));
  }

  @Test
  void shouldTellNothingWhereTheEngineDoesNot() {
    assertThat(WrittenWords.timed(PRICE, List.of())).isEmpty();
  }
}
