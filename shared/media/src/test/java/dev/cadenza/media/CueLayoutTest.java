package dev.cadenza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CueLayoutTest {
  @Test
  void shouldStartAnewAfterASentence() {
    List<Cue> cues = CueLayout.of(said("It rains. \"Does it?\" Yes! Mr 3.5 said so.", 8));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("It rains.", "\"Does it?\"", "Yes!", "Mr 3.5 said so.");
  }

  @Test
  void shouldStartAnewAfterAPause() {
    List<TimedWord> words = new ArrayList<>(said("one two", 1));
    said("three four", 1).forEach(word -> words.add(word.later(1.8)));

    assertThat(CueLayout.of(words)).extracting(Cue::text).containsExactly("one two", "three four");
  }

  @Test
  void shouldBalanceTwoLines() {
    List<Cue> cues = CueLayout.of(said("the quick brown fox jumps over the lazy dog again", 4));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("the quick brown fox jumps\nover the lazy dog again");
  }

  @Test
  void shouldPreferToCutAtACommaWhenASentenceIsLong() {
    String text =
        "When the long winter was over and the snow had gone, the people of the valley came out of"
            + " their houses";

    List<Cue> cues = CueLayout.of(said(text, 6.5));

    assertThat(cues).hasSize(2);
    assertThat(cues.getFirst().text()).endsWith("gone,");
  }

  @Test
  void shouldShowAShortWordForASecondIfThereIsRoom() {
    TimedWord yes = new TimedWord("Yes.", 1, 1.2);

    assertThat(CueLayout.of(List.of(yes))).containsExactly(new Cue(1, 2, "Yes."));
    assertThat(CueLayout.of(List.of(yes, new TimedWord("No.", 1.5, 3))).getFirst().end())
        .isEqualTo(1.5);
  }

  @Test
  void shouldStartAnewForEverySentenceThatIsGiven() {
    List<Cue> cues =
        CueLayout.ofSentences(
            List.of(
                List.of(new TimedWord("One", 0, 1)),
                List.of(),
                List.of(new TimedWord("two", 1, 2))));

    assertThat(cues).containsExactly(new Cue(0, 1, "One"), new Cue(1, 2, "two"));
  }

  @Test
  void shouldCutWordsThatAreLongerThanALine() {
    List<Cue> cues = CueLayout.of(List.of(new TimedWord("😀".repeat(100), 0, 5)));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("😀".repeat(42) + "\n" + "😀".repeat(42), "😀".repeat(16));
  }

  @Test
  void shouldMakeNothingOfNothing() {
    assertThat(CueLayout.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldKeepToTheRules(long seed) {
    List<TimedWord> words = randomWords(new Random(seed), 1500);

    List<Cue> cues = CueLayout.of(words);

    double free = 0;
    for (Cue cue : cues) {
      assertThat(cue.start()).isGreaterThanOrEqualTo(free);
      assertThat(cue.end() - cue.start()).isLessThanOrEqualTo(CueLayout.LONGEST_SECONDS + 1e-9);
      assertThat(cue.text().lines().toList())
          .hasSizeBetween(1, 2)
          .allMatch(line -> line.codePointCount(0, line.length()) <= CueLayout.LINE_CHARACTERS);
      free = cue.end();
    }
    assertThat(cues.stream().map(Cue::text).collect(Collectors.joining()).replaceAll("\\s", ""))
        .isEqualTo(words.stream().map(TimedWord::text).collect(Collectors.joining()));
    assertThat(SubtitleFormat.VTT.read(SubtitleFormat.VTT.write(cues))).hasSameSizeAs(cues);
  }

  @Test
  void shouldShareTimeOutByLetters() {
    List<TimedWord> words = TimedWord.spread(" a bbb  ccccc ", new TimeSpan(10, 22));

    assertThat(words).extracting(TimedWord::text).containsExactly("a", "bbb", "ccccc");
    assertThat(words.get(1).start()).isCloseTo(12, within(1e-9));
    assertThat(words.get(2).start()).isCloseTo(16, within(1e-9));
    assertThat(words.get(2).end()).isCloseTo(22, within(1e-9));
    assertThat(TimedWord.spread("  ", new TimeSpan(0, 1))).isEmpty();
  }

  private static List<TimedWord> said(String text, double seconds) {
    return TimedWord.spread(text, new TimeSpan(0, seconds));
  }

  /** Words that may overlap a little, as those of two parts of a recording may. */
  private static List<TimedWord> randomWords(Random random, int count) {
    List<TimedWord> words = new ArrayList<>(count);
    double time = 0;
    for (int i = 0; i < count; i++) {
      String text = "x".repeat(1 + random.nextInt(random.nextInt(50) == 0 ? 150 : 12));
      String mark = random.nextInt(8) == 0 ? "." : random.nextInt(8) == 0 ? "," : "";
      double start =
          Math.max(0, time + (random.nextInt(10) == 0 ? random.nextDouble(-0.05, 3) : 0));
      time = start + (random.nextInt(60) == 0 ? random.nextDouble(9) : random.nextDouble(0.6));
      words.add(new TimedWord(text + mark, start, time));
    }
    return words;
  }
}
