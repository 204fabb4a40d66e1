package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.testing.RandomTexts;
import dev.cadenza.testing.SubtitleRules;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimingFilesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldKeepToTheRulesOfSubtitles(long seed) throws IOException {
    RandomTexts texts = new RandomTexts(seed);
    List<TimedSentence> sentences = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 200; i++) {
      String text = texts.sentence();
      double end = now + 0.2 + texts.seconds(text);
      sentences.add(new TimedSentence("narrator", text, now, end, List.of()));
      now = end + texts.pause();
    }

    List<Cue> cues = SubtitleRules.assertKept(vtt(sentences, now), SubtitleFormat.VTT, now);

    SubtitleRules.assertNoOrphans(cues);
  }

  @Test
  void shouldEndWithTheSound() throws IOException {
    TimedSentence up = new TimedSentence("narrator", "Up.", 0, 0.7204, List.of());

    assertThat(SubtitleFormat.VTT.read(vtt(List.of(up), 0.7204)))
        .containsExactly(new Cue(0, 0.72, "Up."));
  }

  private static String vtt(List<TimedSentence> sentences, double seconds) throws IOException {
    StringWriter text = new StringWriter();
    TimingFiles.subtitles(sentences.iterator(), seconds, text);
    return text.toString();
  }
}
