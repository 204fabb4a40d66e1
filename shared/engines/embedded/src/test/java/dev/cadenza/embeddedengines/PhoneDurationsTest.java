package dev.cadenza.embeddedengines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import org.junit.jupiter.api.Test;

class PhoneDurationsTest {
  private static final String PRINTED = "pau:0.2 hh:0.3 ay:0.5 pau:0.7 y:0.8 uw:1.1 pau:1.4 \n";

  @Test
  void shouldFindTheRunsBetweenPauses() {
    assertThat(PhoneDurations.of(PRINTED).runs())
        .containsExactly(new TimeSpan(0.2, 0.5), new TimeSpan(0.7, 1.1));
    assertThat(PhoneDurations.of("").runs()).isEmpty();
    assertThat(PhoneDurations.of("hh:0.3").runs()).containsExactly(new TimeSpan(0, 0.3));
  }

  @Test
  void shouldPutPhrasesIntoTheirRuns() {
    assertThat(PhoneDurations.of(PRINTED).words("Hi, you", 1.4))
        .containsExactly(new TimedWord("Hi,", 0.2, 0.5), new TimedWord("you", 0.7, 1.1));
  }

  @Test
  void shouldShareOutTheWholeWhenThereAreMorePhrasesThanRuns() {
    assertThat(PhoneDurations.of(PRINTED).words("a, b, c", 1.4))
        .first()
        .matches(word -> word.start() == 0.2);
    assertThat(PhoneDurations.of("").words("hi", 1.4)).containsExactly(new TimedWord("hi", 0, 1.4));
  }
}
