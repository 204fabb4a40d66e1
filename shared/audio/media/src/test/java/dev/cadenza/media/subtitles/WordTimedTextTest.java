package dev.cadenza.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.BilingualLayout.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subtitles with the times of words, with a style, and in two languages. */
final class WordTimedTextTest {
  private static final List<CueDraft> TWO =
      CueLayout.drafts(
          List.of(
              List.of(new TimedWord("So", 1, 1.5), new TimedWord("{it} <is>.", 2, 2.5)),
              List.of(new TimedWord("Yes.", 3, 3.25))),
          new TimeSpan(0, 60),
          CueOptions.STANDARD);

  @Test
  void shouldWriteTheTimesOfWordsInWebVtt() {
    assertThat(WordVtt.write(TWO, _ -> "Ann & Bo"))
        .isEqualTo(
            """
            WEBVTT

            00:00:01.000 --> 00:00:02.500
            <v Ann &amp; Bo>So <00:00:02.000>{it} <00:00:02.250>&lt;is&gt;.

            00:00:03.000 --> 00:00:04.000
            <v Ann &amp; Bo>Yes.

            """);
    assertThat(WordVtt.write(TWO, _ -> "")).contains("\nSo <00:00:02.000>{it}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldWriteTimesThatRiseWithinTheirSubtitle(long seed) {
    List<TimedWord> words = RandomWords.of(new Random(seed), 300);
    List<CueDraft> cues =
        CueLayout.drafts(List.of(words), new TimeSpan(0, 1e5), CuePreset.NETFLIX.options());

    String file = WordVtt.write(cues, _ -> "");

    assertThat(SubtitleFormat.VTT.read(file)).isEqualTo(cues.stream().map(CueDraft::cue).toList());
    Pattern times = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3})");
    for (String block : file.split("\n\n")) {
      Matcher found = times.matcher(block);
      List<String> all = new ArrayList<>();
      while (found.find()) {
        all.add(found.group(1));
      }
      if (all.size() > 2) {
        all.add(all.remove(1));
        assertThat(all).isSorted().doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void shouldWriteKaraokeWhoseTimesFillTheSubtitle() {
    String file = AssText.ofStyle(AssStyle.STANDARD).karaoke(TWO);

    assertThat(file)
        .contains(
            "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\k100}So {\\k25}｛it｝"
                + " {\\k25}<is>.\n")
        .endsWith("Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\k100}Yes.\n");
  }

  @Test
  void shouldWriteAStyle() {
    AssStyle style =
        AssStyle.of(
            Map.of(
                "font_size", 10, "color", "#112233", "background", "#445566", "position", "top"));

    String file = new AssText(style, 640, 360).write(TWO);

    assertThat(file)
        .contains("PlayResX: 640\nPlayResY: 360\n")
        .contains(
            "Style: Default,Noto Sans SemiBold,36,&H00332211,&H00332211,&H00665544,&H00000000,0,0,0,0,100,100,"
                + "0,0,3,6,0,8,32,32,36,1\n")
        .contains(
            "\nDialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,So ｛it｝ <is>.\nDialogue: 0,0:00:03.00");
    assertThatThrownBy(() -> AssStyle.of(Map.of("color", "red")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHighlightEachWordWhileItIsSpoken() {
    AssStyle style = AssStyle.of(Map.of("highlight", "#FFD400"));

    assertThat(new AssText(style, 640, 360).write(TWO).lines().filter(it -> it.startsWith("Dial")))
        .containsExactly(
            "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\c&H00D4FF&}So{\\c} ｛it｝ <is>.",
            "Dialogue: 0,0:00:02.00,0:00:02.25,Default,,0,0,0,,So {\\c&H00D4FF&}｛it｝{\\c} <is>.",
            "Dialogue: 0,0:00:02.25,0:00:02.50,Default,,0,0,0,,So ｛it｝ {\\c&H00D4FF&}<is>.{\\c}",
            "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\c&H00D4FF&}Yes.{\\c}");
  }

  @Test
  void shouldMakeLettersSmallEnoughForTheLongestLine() {
    CueDraft wide =
        CueLayout.drafts(
                List.of(List.of(new TimedWord("x".repeat(42), 0, 1))),
                new TimeSpan(0, 5),
                CueOptions.STANDARD)
            .getFirst();

    assertThat(new AssText(AssStyle.of(Map.of("font_size", 15)), 360, 640).write(List.of(wide)))
        .contains("Style: Default,Noto Sans SemiBold,14,");
  }

  @Test
  void shouldShowBothLanguagesInOneSubtitle() {
    List<TimedWord> words =
        TimedWord.spread(
            "We waited for the night train, but nobody came to the station.", new TimeSpan(0, 6));

    List<CueDraft> cues =
        BilingualLayout.of(
            List.of(
                new Pair(words, "Esperamos el tren nocturno, pero nadie vino a la estación."),
                new Pair(List.of(new TimedWord("Yes.", 8, 9)), "")),
            new TimeSpan(0, 20),
            CueOptions.STANDARD.in("en"),
            "es");

    assertThat(cues)
        .extracting(it -> it.cue().text())
        .containsExactly(
            "We waited for the night train,\nEsperamos el tren nocturno,",
            "but nobody came to the station.\npero nadie vino a la estación.",
            "Yes.");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldLeaveNothingOutOfEitherLanguage(long seed) {
    Random random = new Random(seed);
    List<Pair> pairs = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 40; i++) {
      double end = now + 0.5 + random.nextDouble(6);
      String text = "word ".repeat(1 + random.nextInt(40));
      pairs.add(
          new Pair(
              TimedWord.spread(text, new TimeSpan(now, end)), "Wort ".repeat(random.nextInt(60))));
      now = end + random.nextDouble(1);
    }
    CueOptions options =
        CueOptions.of(
            Optional.of(CuePreset.names().get((int) seed % 4)), Map.of("max_lines", 1 + seed % 3));

    List<CueDraft> cues = BilingualLayout.of(pairs, new TimeSpan(0, now + 9), options, "de");

    int most = 2 * Math.max(1, options.maxLines() / 2);
    double free = 0;
    for (CueDraft cue : cues) {
      assertThat(cue.start()).isGreaterThanOrEqualTo(free - 0.001);
      assertThat(cue.lines()).hasSizeBetween(1, most);
      assertThat(cue.cue().text().lines()).allMatch(it -> it.length() <= options.maxLineChars());
      free = cue.end() + options.gap();
    }
    String all = cues.stream().map(it -> it.cue().text()).collect(Collectors.joining("\n"));
    assertThat(all.lines().noneMatch(it -> it.contains("word") && it.contains("Wort"))).isTrue();
    assertThat(count(all, "word")).isGreaterThanOrEqualTo(spoken(pairs));
    assertThat(count(all, "Wort"))
        .isGreaterThanOrEqualTo(
            pairs.stream().mapToLong(it -> count(it.translation(), "Wort")).sum());
  }

  private static long spoken(List<Pair> pairs) {
    return pairs.stream().mapToLong(it -> it.original().size()).sum();
  }

  private static long count(String text, String word) {
    return Pattern.compile(word).matcher(text).results().count();
  }
}
