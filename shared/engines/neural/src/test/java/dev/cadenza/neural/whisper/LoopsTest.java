package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thank you. Thank you. Thank you. Thank you. Thank you. | Thank you.",
        "So we went, Thank you, thank you! Thank you. thank you | So we went, Thank you,",
        "no no no no no no no no no | no",
        "I am going to the store and I am going to the store and I am going to the store and I am"
            + " going to the store and then home. | I am going to the store and then home.",
      })
  void shouldCutRepeatedPhrases(String text, String expected) {
    assertThat(Loops.in(words(text))).isTrue();
    assertThat(Loops.text(Loops.cut(words(text)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, no, no, no, no!",
        "Thank you. Thank you very much. Thank you all.",
        "Row, row, row your boat, gently down the stream, merrily, merrily, merrily, merrily.",
        "The weather in the north will be cold and dry until the end of the week. Our company has"
            + " more than two hundred people in seven countries.",
        "",
      })
  void shouldLeaveWhatPeopleSay(String text) {
    assertThat(Loops.in(words(text))).isFalse();
    assertThat(Loops.cut(words(text))).isEqualTo(words(text));
  }

  /** Each line is another, so that no phrase repeats itself at once. */
  @Test
  void shouldFindTextThatIsAlikeAllOver() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(i % 2 == 0 ? "we will see what happens " : "we will see what happens next ");
      text.append(i % 3 == 0 ? "and then " : "");
    }

    assertThat(Loops.in(words(text.toString()))).isTrue();
  }

  private static List<SpokenWord> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> new SpokenWord(word, 0, 0, 1))
        .toList();
  }
}
