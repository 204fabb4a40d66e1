package dev.cadenza.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CueLayoutTest {
  private static final TimeSpan ENDLESS = new TimeSpan(0, 1e6);

  @Test
  void shouldStartAnewAfterASentence() {
    List<Cue> cues = layOut(said("It rains. \"Does it?\" Yes! Mr 3.5 said so.", 8));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("It rains.", "\"Does it?\"", "Yes!", "Mr 3.5 said so.");
  }

  @Test
  void shouldStartAnewAfterAPause() {
    List<TimedWord> words = new ArrayList<>(said("one two", 1));
    said("three four", 1).forEach(word -> words.add(word.later(1.8)));

    assertThat(layOut(words)).extracting(Cue::text).containsExactly("one two", "three four");
  }

  @Test
  void shouldBalanceTwoLines() {
    List<Cue> cues = layOut(said("the quick brown fox jumps over the lazy dog again", 4));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("the quick brown fox jumps\nover the lazy dog again");
  }

  @Test
  void shouldPreferToCutAtACommaWhenASentenceIsLong() {
    String text =
        "When the long winter was over and the snow had gone, the people of the valley came out of"
            + " their houses";

    List<Cue> cues = layOut(said(text, 6.5));

    assertThat(cues).hasSize(2);
    assertThat(cues.getFirst().text()).endsWith("gone,");
  }

  @Test
  void shouldShowAShortWordForASecondIfThereIsRoom() {
    TimedWord yes = new TimedWord("Yes.", 1, 1.2);

    assertThat(layOut(List.of(yes))).containsExactly(new Cue(1, 2, "Yes."));
    assertThat(layOut(List.of(yes, new TimedWord("No.", 1.5, 3))).getFirst().end()).isEqualTo(1.5);
  }

  @Test
  void shouldStartAnewForEverySentenceThatIsGiven() {
    List<Cue> cues =
        CueLayout.ofSentences(
            List.of(
                List.of(new TimedWord("One", 0, 1)),
                List.of(),
                List.of(new TimedWord("two", 1, 2))),
            ENDLESS);

    assertThat(cues).containsExactly(new Cue(0, 1, "One"), new Cue(1, 2, "two"));
  }

  @Test
  void shouldCutWordsThatAreLongerThanALine() {
    List<Cue> cues = layOut(List.of(new TimedWord("😀".repeat(100), 0, 5)));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("😀".repeat(34), "😀".repeat(34) + "\n" + "😀".repeat(32));
  }

  @Test
  void shouldMakeNothingOfNothing() {
    assertThat(layOut(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void shouldKeepToTheRules(long seed) {
    List<TimedWord> words = RandomWords.of(new Random(seed), 1500);
    TimeSpan sound = new TimeSpan(0, words.stream().mapToDouble(TimedWord::end).max().orElse(0));

    List<CueDraft> drafts = CueLayout.drafts(List.of(words), sound, CueOptions.STANDARD);

    List<Cue> cues = drafts.stream().map(CueDraft::cue).toList();
    double free = 0;
    for (Cue cue : cues) {
      assertThat(cue.start()).isGreaterThanOrEqualTo(free);
      assertThat(cue.end()).isGreaterThan(cue.start()).isLessThanOrEqualTo(sound.end());
      assertThat(cue.end() - cue.start())
          .isLessThanOrEqualTo(CueOptions.STANDARD.maxSeconds() + 1e-9);
      assertThat(cue.text().lines().toList())
          .hasSizeBetween(1, 2)
          .allMatch(
              line -> line.codePointCount(0, line.length()) <= CueOptions.STANDARD.maxLineChars());
      free = cue.end();
    }
    for (int i = 0; i + 1 < cues.size(); i++) {
      assertThat(cues.get(i).end())
          .isGreaterThanOrEqualTo(
              Math.min(cues.get(i).start() + 1, cues.get(i + 1).start()) - 1e-9);
    }
    assertThat(cues.stream().map(Cue::text).collect(Collectors.joining()).replaceAll("\\s", ""))
        .isEqualTo(words.stream().map(TimedWord::text).collect(Collectors.joining()));
    Orphans.assertNone(drafts);
    assertThat(SubtitleFormat.VTT.read(SubtitleFormat.VTT.write(cues))).isEqualTo(cues);
  }

  @Test
  void shouldLeaveNoShortWordAlone() {
    List<Cue> cues =
        layOut(
            said(
                "Buenas tardes, señoras y señores, y bienvenidos a la estación central de esta ciudad"
                    + " en este día.",
                6.9));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly(
            "Buenas tardes, señoras y señores,",
            "y bienvenidos a la estación central\nde esta ciudad en este día.");
  }

  @Test
  void shouldNotLeaveAWordAloneAfterAShortPause() {
    List<TimedWord> words = new ArrayList<>(said("We are going", 1));
    words.add(new TimedWord("home.", 2, 2.4));

    assertThat(layOut(words)).extracting(Cue::text).containsExactly("We are going home.");
  }

  @Test
  void shouldGoOnAfterAbbreviationsAndAfterWhatIsCried() {
    assertThat(layOut(said("Mr. Gray met Dr. J. R. Hill at 5 p.m. “No!” she cried.", 6)))
        .extracting(Cue::text)
        .containsExactly("Mr. Gray met Dr. J. R. Hill at 5 p.m.", "“No!” she cried.");
  }

  @Test
  void shouldKeepTheNumberOfASentenceWithIt() {
    assertThat(layOut(said("1. Why? 2. It was 5. So.", 6)))
        .extracting(Cue::text)
        .containsExactly("1. Why?", "2. It was 5.", "So.");
  }

  @Test
  void shouldCutScriptsWithoutSpacesAtTheirSentencesAndClauses() {
    List<Cue> cues = layOut(said("今日はとても良い天気ですから、みんなで公園へ散歩に行きましょう。明日は雨です。", 8));

    assertThat(cues)
        .extracting(Cue::text)
        .containsExactly("今日はとても良い天気ですから、みんなで公園へ散歩に行きましょう。", "明日は雨です。");
  }

  @Test
  void shouldNeverBeginALineWithAClosingMark() {
    String text = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらり、るれろわをん";

    assertThat(layOut(said(text, 6)).getFirst().text().lines())
        .hasSize(2)
        .noneMatch(line -> line.startsWith("、"));
  }

  @Test
  void shouldStayWithinTheSound() {
    TimeSpan sound = new TimeSpan(0, 0.7204);

    assertThat(CueLayout.of(List.of(new TimedWord("Up.", 0, 0.7204)), sound))
        .containsExactly(new Cue(0, 0.72, "Up."));
    assertThat(CueLayout.of(List.of(new TimedWord("late", 0.9, 1.2)), sound))
        .containsExactly(new Cue(0.62, 0.72, "late"));
  }

  @Test
  void shouldShowWhatTakesNoTimeAllTheSame() {
    TimeSpan sound = new TimeSpan(0, 2);
    List<List<TimedWord>> sentences =
        List.of(
            List.of(new TimedWord("One.", 2, 2)),
            List.of(new TimedWord("Two.", 2, 2)),
            List.of(new TimedWord("Three.", 2, 2)));

    assertThat(CueLayout.ofSentences(sentences, sound))
        .containsExactly(
            new Cue(1.7, 1.8, "One."), new Cue(1.8, 1.9, "Two."), new Cue(1.9, 2, "Three."));
  }

  @Test
  void shouldSayWhichWordsAreWhere() {
    List<CueDraft> drafts =
        CueLayout.drafts(
            List.of(List.of(new TimedWord("One", 0, 1)), List.of(new TimedWord("two", 1, 2))),
            ENDLESS,
            CueOptions.STANDARD);

    assertThat(drafts)
        .extracting(it -> it.lines().getFirst().getFirst().word())
        .containsExactly(0, 1);
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

  private static List<Cue> layOut(List<TimedWord> words) {
    return CueLayout.of(words, ENDLESS);
  }
}
