package dev.cadenza.engines.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorRateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the cat sat | the cat sat | 0 | 3",
        "The cat, 'sat'. | the CAT sat! | 0 | 3",
        "the cat sat | the mat sat | 1 | 3",
        "the cat sat | the sat | 1 | 3",
        "the cat sat | the big cat sat down | 2 | 3",
        "it's 5 o’clock | it's 5 o'clock | 0 | 3",
        "it is 5 | it is five | 1 | 3",
        "a b c d | d c b a | 4 | 4",
        "Grüße, Émile | grüße émile | 0 | 2",
        "mister bean | Mr. Bean | 0 | 2"
      })
  void shouldCountWordsThatDiffer(String said, String heard, int errors, int words) {
    assertThat(WordErrorRate.between(said, heard)).isEqualTo(new WordErrorRate(errors, words));
  }

  @Test
  void shouldCountEverythingWhenNothingWasHeardOrSaid() {
    assertThat(WordErrorRate.between("one two", "").value()).isEqualTo(1);
    assertThat(WordErrorRate.between("", "one two").value()).isEqualTo(2);
    assertThat(WordErrorRate.between("", "").value()).isZero();
  }

  @Test
  void shouldAddUp() {
    assertThat(new WordErrorRate(1, 4).plus(new WordErrorRate(2, 6)).value()).isEqualTo(0.3);
  }
}
