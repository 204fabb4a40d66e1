package dev.cadenza.neural.bergamot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello. | olá. | Olá.",
        "Hello! | Olá | Olá!",
        "Hello | Olá. | Olá",
        "hello | Olá | Olá",
        "\"Hello.\" | \"Olá.\" | \"Olá.\"",
        "Who? | Quem? | Quem?",
        "Attention: | Atenção | Atenção:",
        "Hello. | '' | Hello.",
      })
  void shouldBeginAndEndLikeTheSentence(String sentence, String translation, String like) {
    assertThat(Wording.like(sentence, translation)).isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({"house, Casa., casa", "House, casa, Casa", "house, EUA, EUA"})
  void shouldBeginAPartLikeThePart(String part, String translation, String like) {
    assertThat(Wording.partLike(part, translation)).isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP DOING THAT!, true",
    "STOP DOING X1!, true",
    "NASA, false",
    "NASA ESA, false",
    "UNBELIEVABLE, false",
    "Stop DOING THAT!, false",
    "日本語 日本語日本語日本, false",
    "123 456 789 012, false",
    "'', false"
  })
  void shouldTellASentenceInCapitals(String sentence, boolean capitals) {
    assertThat(Wording.isInCapitals(sentence)).isEqualTo(capitals);
  }

  @ParameterizedTest
  @CsvSource({"STOP DOING THAT!, Stop doing that!", "VISIT X1 NOW, Visit X1 now"})
  void shouldKeepNamesInSmallLetters(String sentence, String small) {
    assertThat(Wording.inSmallLetters(sentence)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"one two three four | 7", "a, b c d e f | 2", "one | -1", "ab cd, ef gh, ij kl | 6"})
  void shouldCutAtAMarkOrElseInTheMiddle(String sentence, int cut) {
    assertThat(Wording.middle(sentence)).isEqualTo(cut);
  }
}
