package dev.cadenza.stt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Translations of a recognizer that translates speech itself. */
final class TranslationTest {
  @Test
  void shouldGiveEachSegmentTheWordsThatAreSaidDuringIt() {
    Labelled transcript =
        new Labelled(
            new Transcript(
                "fi", List.of(segment(1, "huomenta"), segment(5, "kiitos"), segment(9, "niin"))),
            List.of("Speaker 1", "Speaker 2", "Speaker 1"),
            "testing");
    Heard english =
        Heard.mixed(
            new Transcript("en", List.of(segment(1, "Good", "morning."), segment(5, "Thanks."))));

    Translation translation = Translation.heard(english, transcript, "whisper");

    assertThat(translation.language()).isEqualTo("en");
    assertThat(translation.translator()).isEqualTo("whisper");
    assertThat(translation.texts()).containsExactly("Good morning.", "Thanks.", "");
    // A segment without words has neither a line nor a subtitle.
    assertThat(translation.text(transcript))
        .isEqualTo("Speaker 1: Good morning.\n\nSpeaker 2: Thanks.\n");
    assertThat(
            SubtitleFormat.SRT.read(
                translation.subtitles(SubtitleFormat.SRT, transcript, 20, CaptionOrder.STANDARD)))
        .extracting(Cue::text)
        .containsExactly("Speaker 1: Good morning.", "Speaker 2: Thanks.");
  }

  @Test
  void shouldNotMixChannelsThatSpeakAtTheSameTime() {
    Heard heard =
        new Heard("fi", List.of(segment(1, "huomenta"), segment(1.2, "päivää")), List.of(1, 2));
    Heard english =
        new Heard(
            "en",
            List.of(segment(1, "Good", "morning."), segment(1.2, "Good", "day.")),
            List.of(1, 2));

    Translation translation = Translation.heard(english, Labelled.byChannel(heard), "whisper");

    assertThat(translation.texts()).containsExactly("Good morning.", "Good day.");
  }

  /** A quarter of a second for each word. */
  private static Segment segment(double start, String... words) {
    List<Word> timed =
        Arrays.stream(words)
            .map(
                word -> {
                  int i = Arrays.asList(words).indexOf(word);
                  return new Word(word, start + i * 0.25, start + i * 0.25 + 0.2, 1);
                })
            .toList();
    return Segment.of(timed);
  }
}
