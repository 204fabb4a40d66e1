package dev.cadenza.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CueOptionsTest {
  private static final double ROUNDING = 0.0011;

  static Stream<Arguments> optionsAndSeeds() {
    List<CueOptions> options = new ArrayList<>();
    for (CuePreset preset : CuePreset.values()) {
      options.add(preset.options().in("en"));
    }
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      double shortest = random.nextDouble(2);
      options.add(
          new CueOptions(
              10 + random.nextInt(90),
              1 + random.nextInt(3),
              5 + random.nextInt(40),
              shortest,
              shortest + 0.5 + random.nextDouble(8),
              random.nextDouble(0.5),
              random.nextInt(8),
              random.nextBoolean() ? "en" : ""));
    }
    return options.stream().map(it -> Arguments.of(it, random.nextLong()));
  }

  @ParameterizedTest
  @MethodSource("optionsAndSeeds")
  void shouldKeepEveryLimit(CueOptions options, long seed) {
    List<TimedWord> words = RandomWords.of(new Random(seed), 300);
    TimeSpan sound = new TimeSpan(0, words.stream().mapToDouble(TimedWord::end).max().orElse(0));

    List<CueDraft> drafts = CueLayout.drafts(List.of(words), sound, options);

    double free = 0;
    for (int i = 0; i < drafts.size(); i++) {
      Cue cue = drafts.get(i).cue();
      boolean last = i + 1 == drafts.size();
      double seconds = cue.end() - cue.start();
      assertThat(cue.start()).as("%s", cue).isGreaterThanOrEqualTo(free - ROUNDING);
      assertThat(cue.end()).isGreaterThan(cue.start()).isLessThanOrEqualTo(sound.end());
      assertThat(seconds).isLessThanOrEqualTo(options.maxSeconds() + ROUNDING);
      assertThat(cue.text().lines().toList())
          .hasSizeBetween(1, options.maxLines())
          .allMatch(line -> line.codePointCount(0, line.length()) <= options.maxLineChars());
      if (options.wordsPerCue() > 0) {
        assertThat(words(drafts.get(i))).isLessThanOrEqualTo(options.wordsPerCue());
      }
      double next = last ? sound.end() : drafts.get(i + 1).start() - options.gap();
      // A shorter time or a higher speed only because the next one begins, or at the longest time.
      double read =
          Math.max(options.minSeconds(), LineBreak.length(parts(drafts.get(i))) / options.maxCps());
      assertThat(cue.end())
          .as("%s", cue)
          .isGreaterThanOrEqualTo(
              Math.min(Math.min(cue.start() + read, next), cue.start() + options.maxSeconds())
                  - ROUNDING);
      free = cue.end() + options.gap();
    }
    assertThat(
            drafts.stream()
                .map(it -> it.cue().text())
                .collect(Collectors.joining())
                .replaceAll("\\s", ""))
        .isEqualTo(words.stream().map(TimedWord::text).collect(Collectors.joining()));
  }

  private static List<CuePart> parts(CueDraft draft) {
    return draft.lines().stream().flatMap(List::stream).toList();
  }

  private static int words(CueDraft draft) {
    return (int) parts(draft).stream().map(CuePart::word).distinct().count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldNeverEndALineAfterAnArticleOrATitle(long seed) {
    Random random = new Random(seed);
    String[] phrases = {
      "the old",
      "a ship",
      "and",
      "of",
      "Mr. Miller",
      "Dr. Hill",
      "went",
      "to",
      "my house",
      "quickly",
      "because",
      "every morning",
      "sailors",
      "harbour,",
      "waited",
      "with",
      "this lamp"
    };
    for (int run = 0; run < 25; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = 5 + random.nextInt(40); i > 0; i--) {
        text.append(phrases[random.nextInt(phrases.length)]).append(' ');
      }
      List<TimedWord> words =
          TimedWord.spread(text + "ended.", new TimeSpan(0, text.length() / 15.0));
      for (CuePreset preset : List.of(CuePreset.NETFLIX, CuePreset.BBC, CuePreset.YOUTUBE)) {
        CueLayout.ofSentences(List.of(words), new TimeSpan(0, 1e6), preset.options().in("en"))
            .forEach(
                cue ->
                    assertThat(cue.text().lines())
                        .noneMatch(line -> line.matches(".*\\b(the|a|my|every|this|Mr\\.|Dr\\.)")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | We waited at the very old station because the night train was late. | at the very old station/because",
        "es | El viejo capitán miraba las olas desde la torre del faro abandonado. | las olas/desde",
        "fr | Nous avons attendu le dernier train parce que la neige tombait. | train/parce",
        "de | Der Kapitän wartete lange im Hafen weil das Schiff nicht kam. | Hafen/weil"
      })
  void shouldBreakLinesBeforeConjunctionsAndPrepositions(String language, String text, String at) {
    String cue =
        CueLayout.ofSentences(
                List.of(TimedWord.spread(text, new TimeSpan(0, 6))),
                new TimeSpan(0, 100),
                CueOptions.STANDARD.in(language))
            .getFirst()
            .text();

    assertThat(cue.replace('\n', '/')).contains(at);
  }

  @Test
  void shouldShowWordByWord() {
    CueOptions one = CueOptions.of(Optional.empty(), Map.of("words_per_cue", 1));
    List<TimedWord> words = TimedWord.spread("So it goes on.", new TimeSpan(1, 3));

    List<Cue> cues = CueLayout.ofSentences(List.of(words), new TimeSpan(0, 4), one);

    assertThat(cues).extracting(Cue::text).containsExactly("So", "it", "goes", "on.");
    assertThat(cues).extracting(Cue::start).containsExactly(1.0, 1.4, 1.8, 2.467);
  }

  @Test
  void shouldPutSingleLimitsInPlaceOfThoseOfAPreset() {
    CueOptions options =
        CueOptions.of(Optional.of("bbc"), Map.of("max_line_chars", 30, "max_duration", 0.5));

    assertThat(options).isEqualTo(new CueOptions(30, 2, 17, 0.5, 0.5, 0, 0, ""));
    assertThat(CueOptions.of(Optional.empty(), Map.of())).isEqualTo(CueOptions.STANDARD);
    assertThat(CueOptions.of(Optional.of("tiktok"), Map.of("min_duration", 3)).maxSeconds())
        .isEqualTo(3);
    assertThatThrownBy(() -> CueOptions.of(Optional.of("cinema"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> CueOptions.of(Optional.empty(), Map.of("min_duration", 3, "max_duration", 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
