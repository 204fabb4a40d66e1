package dev.cadenza.stt;

import dev.cadenza.engines.Transcript;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.testing.RandomTexts;
import dev.cadenza.testing.SubtitleRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subtitles of a transcript and of its translation. */
final class SubtitlesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldKeepToTheRules(long seed) {
    RandomTexts texts = new RandomTexts(seed);
    List<Transcript.Segment> segments = new ArrayList<>();
    List<String> translations = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 200; i++) {
      String text = texts.sentence();
      double end = now + texts.seconds(text);
      List<Transcript.Word> words =
          TimedWord.spread(text, new TimeSpan(now, end)).stream()
              .map(word -> new Transcript.Word(word.text(), word.start(), word.end(), 1))
              .toList();
      segments.add(Transcript.Segment.of(words));
      translations.add(texts.sentence());
      now = end + texts.pause();
    }
    Transcript transcript = new Transcript("en", segments);

    // An engine may report a word after the end.
    double seconds = now - 0.3;
    for (SubtitleFormat format : SubtitleFormat.values()) {
      assertRules(
          new TranscriptFiles(Labelled.off(transcript), "testing", seconds).subtitles(format),
          format,
          seconds);
      assertRules(
          new Translation("es", "testing", translations)
              .subtitles(format, Labelled.off(transcript), seconds, CaptionOrder.STANDARD),
          format,
          seconds);
    }
  }

  private static void assertRules(String file, SubtitleFormat format, double seconds) {
    List<Cue> cues = format.read(file);
    SubtitleRules.assertKept(cues, seconds);
    SubtitleRules.assertNoOrphans(cues);
    SubtitleRules.assertKept(file, format, seconds);
  }
}
