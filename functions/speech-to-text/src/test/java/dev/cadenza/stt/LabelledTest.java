package dev.cadenza.stt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelledTest {
  /** A word a second. */
  private static Segment segment(double start, String... words) {
    List<Word> all = new ArrayList<>();
    for (String word : words) {
      all.add(new Word(word, start + all.size(), start + all.size() + 0.8, 1));
    }
    return Segment.of(all);
  }

  private static SpeakerTurn turn(int speaker, double start, double end) {
    return new SpeakerTurn(speaker, new TimeSpan(start, end));
  }

  @Test
  void shouldCutSegmentsWhereTheSpeakerChanges() {
    Transcript transcript =
        new Transcript(
            "en", List.of(segment(0, "how", "are", "you?", "Fine,"), segment(4, "yes.")));

    // "Fine," begins in the first turn, and is mostly in the second.
    Labelled labelled =
        Labelled.byTurns(
            transcript, List.of(turn(1, 0, 3.3), turn(2, 3.3, 3.9), turn(1, 4.1, 5)), "testing");

    assertThat(labelled.transcript().segments())
        .extracting(Segment::text)
        .containsExactly("how are you?", "Fine,", "yes.");
    assertThat(labelled.labels()).containsExactly("Speaker 1", "Speaker 2", "Speaker 1");
    assertThat(labelled.speakers()).containsExactly("Speaker 1", "Speaker 2");
    assertThat(labelled.transcript().words()).isEqualTo(transcript.words());
  }

  @Test
  void shouldNumberSpeakersByTheirFirstWords() {
    Transcript transcript = new Transcript("en", List.of(segment(2, "one"), segment(6, "two")));

    Labelled labelled =
        Labelled.byTurns(
            transcript, List.of(turn(1, 0, 1), turn(2, 2, 3), turn(1, 6, 7)), "testing");

    assertThat(labelled.labels()).containsExactly("Speaker 1", "Speaker 2");
    assertThat(labelled.diarizer()).isEqualTo("testing");
  }

  @Test
  void shouldGiveWordsInPausesToTheNearestTurn() {
    Transcript transcript = new Transcript("en", List.of(segment(3, "late"), segment(4, "early")));

    Labelled labelled =
        Labelled.byTurns(transcript, List.of(turn(1, 0, 2.8), turn(2, 5, 9)), "testing");

    assertThat(labelled.labels()).containsExactly("Speaker 1", "Speaker 2");
  }

  @Test
  void shouldKeepTheTextOfUncutSegmentsAndOfUnspacedOnes() {
    Segment spaced = new Segment(0, 0.8, "one ", 1, segment(0, "one").words());
    Segment unspaced = new Segment(2, 4, "一二", 1, segment(2, "一", "二").words());
    Transcript transcript = new Transcript("zh", List.of(spaced, unspaced));

    Labelled labelled =
        Labelled.byTurns(transcript, List.of(turn(1, 0, 2.9), turn(2, 2.9, 4)), "testing");

    assertThat(labelled.transcript().segments())
        .extracting(Segment::text)
        .containsExactly("one ", "一", "二");
  }

  @Test
  void shouldPutChannelsTogetherByTime() {
    Transcript left =
        new Transcript("en", List.of(segment(0, "how", "are", "you?"), segment(9, "Ah.")));
    Transcript right = new Transcript("en", List.of(segment(5, "Fine.")));

    Labelled labelled = Labelled.byChannel(Heard.ofChannels(List.of(left, right)));

    assertThat(labelled.transcript().text()).isEqualTo("how are you? Fine. Ah.");
    assertThat(labelled.labels()).containsExactly("Channel 1", "Channel 2", "Channel 1");
  }

  @Test
  void shouldCutASegmentInThePauseInWhichTheOtherSpeaks() {
    List<Word> words =
        List.of(
            new Word("wait", 0, 0.5, 1), new Word("for", 0.6, 0.9, 1), new Word("me", 3, 3.3, 1));
    Transcript left = new Transcript("en", List.of(Segment.of(words)));
    Transcript right = new Transcript("en", List.of(segment(1.2, "yes")));

    Heard heard = Heard.ofChannels(List.of(left, right));

    assertThat(heard.transcript().text()).isEqualTo("wait for yes me");
    assertThat(heard.channels()).containsExactly(1, 2, 1);
  }

  @Test
  void shouldTakeTheLanguageOfWhoSpeaksMost() {
    Transcript silent = new Transcript("en", List.of());
    Transcript german = new Transcript("de", List.of(segment(0, "ja")));

    assertThat(Heard.ofChannels(List.of(silent, german)).language()).isEqualTo("de");
  }
}
