package dev.cadenza.stt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.LabelledText;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.testing.RandomTexts;
import dev.cadenza.testing.SubtitleRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelledTextTest {
  private static final LabelledText LABELLED =
      new LabelledText(List.of("Speaker 1", "Speaker 2", "Speaker 2"));

  private final List<List<TimedWord>> sentences =
      List.of(
          TimedWord.spread("Where is it?", new TimeSpan(0, 2)),
          TimedWord.spread("Behind the <old> house.", new TimeSpan(2, 4)),
          TimedWord.spread("Look there.", new TimeSpan(5, 7)));

  @Test
  void shouldWriteAParagraphForEachTurn() {
    List<String> texts = List.of("Where is it?", "Behind the house.", "Look there.");

    assertThat(LABELLED.plain(texts))
        .isEqualTo("Speaker 1: Where is it?\n\nSpeaker 2: Behind the house. Look there.\n");
    assertThat(new LabelledText(List.of()).plain(texts))
        .isEqualTo("Where is it?\nBehind the house.\nLook there.\n");
  }

  @Test
  void shouldNameTheSpeakerOfEachSubtitle() {
    TimeSpan room = new TimeSpan(0, 8);

    assertThat(LABELLED.subtitles(SubtitleFormat.SRT, sentences, room))
        .isEqualTo(
            """
            1
            00:00:00,000 --> 00:00:02,000
            Speaker 1: Where is it?

            2
            00:00:02,000 --> 00:00:04,000
            Speaker 2: Behind the ‹old› house.

            3
            00:00:05,000 --> 00:00:07,000
            Speaker 2: Look there.

            """);
    assertThat(LABELLED.subtitles(SubtitleFormat.VTT, sentences, room))
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:02.000
            <v Speaker 1>Where is it?

            00:00:02.000 --> 00:00:04.000
            <v Speaker 2>Behind the &lt;old&gt; house.

            00:00:05.000 --> 00:00:07.000
            <v Speaker 2>Look there.

            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldKeepToTheRules(long seed) {
    RandomTexts texts = new RandomTexts(seed);
    List<List<TimedWord>> all = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 100; i++) {
      String text = texts.sentence();
      double end = now + texts.seconds(text);
      all.add(TimedWord.spread(text, new TimeSpan(now, end)));
      labels.add("Speaker " + (1 + i % 3));
      now = end + texts.pause();
    }
    LabelledText labelled = new LabelledText(labels);

    for (SubtitleFormat format : SubtitleFormat.values()) {
      String file = labelled.subtitles(format, all, new TimeSpan(0, now));
      List<Cue> cues = SubtitleRules.assertKept(file, format, now);
      if (format == SubtitleFormat.SRT) {
        // Only within a text without spaces can there be no room for a name.
        assertThat(cues)
            .allMatch(
                cue ->
                    cue.text().matches("(?s)Speaker [123]: \\S.*")
                        || cue.text().lines().findFirst().orElseThrow().matches("\\S{25,}.*"));
      } else {
        assertThat(file.lines().filter(line -> line.startsWith("<v Speaker "))).hasSameSizeAs(cues);
      }
    }
  }

  @Test
  void shouldLeaveOutTheNamesOfSentencesWithoutOne() {
    LabelledText partly = new LabelledText(List.of("Ann", ""));
    List<List<TimedWord>> sentences =
        List.of(
            List.of(new TimedWord("Good", 0, 1), new TimedWord("morning.", 1, 2)),
            List.of(new TimedWord("Hello.", 4, 5)));
    TimeSpan room = new TimeSpan(0, 6);

    assertThat(partly.plain(List.of("Good morning.", "Hello.")))
        .isEqualTo("Ann: Good morning.\n\nHello.\n");
    assertThat(partly.subtitles(SubtitleFormat.SRT, sentences, room))
        .contains("Ann: Good morning.", "\nHello.\n");
    assertThat(partly.subtitles(SubtitleFormat.VTT, sentences, room))
        .contains("<v Ann>Good morning.", "\nHello.\n");
  }
}
