package dev.cadenza.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SearchWordsTest {
  @Test
  void shouldKeepEachWordOnceInLowerCase() {
    assertThat(SearchWords.of("The train – the TRAIN! Zürich, 9:30.\n"))
        .isEqualTo("the train zürich 9 30");
    assertThat(SearchWords.of(" …")).isEmpty();
  }

  @Test
  void shouldFindAllWordsByTheirBeginnings() {
    String words = SearchWords.of("The train leaves Zürich");

    assertThat(SearchWords.containing("zür TRAIN").test(words)).isTrue();
    assertThat(SearchWords.containing("rain").test(words)).isFalse();
    assertThat(SearchWords.containing("train late").test(words)).isFalse();
    assertThat(SearchWords.containing("…").test(words)).isFalse();
  }

  @Test
  void shouldLimitTheWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("word").append(i).append(' ');
    }
    assertThat(SearchWords.of(text.toString())).startsWith("word0 word1 ").hasSizeLessThan(30_000);
  }
}
