package dev.cadenza.dynamodb.expression.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedWordsTest {
  @Test
  void shouldKnowAll573Words() {
    assertThat(ReservedWords.count()).isEqualTo(573);
  }

  @Test
  void shouldKnowThemInAnyCase() {
    for (String word : new String[] {"ABORT", "name", "Date", "sIzE", "zone", "ttl", "ITEMS"}) {
      assertThat(ReservedWords.contains(word)).as(word).isTrue();
    }
    for (String word : new String[] {"a", "id", "color", "names2", "title", ""}) {
      assertThat(ReservedWords.contains(word)).as(word).isFalse();
    }
  }
}
