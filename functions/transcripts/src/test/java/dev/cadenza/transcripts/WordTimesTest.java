package dev.cadenza.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordTimesTest {
  private static final List<Word> WORDS = Samples.passage("", 2, "a", "b", "c", "d").words();
  private static final TimeSpan SPAN = new TimeSpan(2, 4);

  @Test
  void shouldKeepTheTimesOfUnchangedWords() {
    assertThat(WordTimes.of("a b c d", SPAN, WORDS)).isEqualTo(WORDS);
  }

  @Test
  void shouldGiveACorrectedWordTheTimeOfTheWrongOne() {
    assertThat(WordTimes.of("a x c d", SPAN, WORDS))
        .containsExactly(WORDS.get(0), new Word("x", 2.5, 3, 1), WORDS.get(2), WORDS.get(3));
  }

  @Test
  void shouldTakePunctuationAndCapitalsAsCorrections() {
    assertThat(WordTimes.of("a, B c d", SPAN, WORDS).subList(0, 2))
        .containsExactly(new Word("a,", 2, 2.5, 1), new Word("B", 2.5, 3, 1));
  }

  @Test
  void shouldShareTheTimeOfOneWordAmongTwo() {
    assertThat(WordTimes.of("a xx yy c d", SPAN, WORDS).subList(1, 3))
        .containsExactly(new Word("xx", 2.5, 2.75, 1), new Word("yy", 2.75, 3, 1));
  }

  @Test
  void shouldIgnoreWordsOfOtherSegments() {
    assertThat(WordTimes.of("c d", new TimeSpan(3, 4), WORDS)).isEqualTo(WORDS.subList(2, 4));
    assertThat(WordTimes.of("a", new TimeSpan(3, 4), WORDS))
        .containsExactly(new Word("a", 3, 4, 1));
  }

  /** Whatever the edit, the words are those of the text, in order and within the segment. */
  @Test
  void shouldKeepWordsInOrder() {
    Random random = new Random(5);
    for (int run = 0; run < 2_000; run++) {
      String[] texts =
          IntStream.range(0, 1 + random.nextInt(8))
              .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(6))))
              .toArray(String[]::new);
      TimeSpan span = new TimeSpan(1 + random.nextDouble(2), 3 + random.nextDouble(2));

      List<Word> words = WordTimes.of(String.join(" ", texts), span, WORDS);

      assertThat(words).extracting(Word::word).containsExactly(texts);
      double time = span.start();
      for (Word word : words) {
        assertThat(word.start()).isGreaterThanOrEqualTo(time);
        time = word.end();
      }
      assertThat(time).isLessThanOrEqualTo(span.end());
    }
  }
}
