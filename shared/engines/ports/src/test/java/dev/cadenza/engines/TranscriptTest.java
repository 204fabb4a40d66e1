package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.TimedWord;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final Transcript.Word GOOD = new Transcript.Word("good", 1, 2, 0.9);
  private static final Transcript.Word DAY = new Transcript.Word("day", 2, 5, 0.5);

  @Test
  void shouldWeighConfidenceByTime() {
    Transcript.Segment segment = Transcript.Segment.of(List.of(GOOD, DAY));

    assertThat(segment)
        .isEqualTo(new Transcript.Segment(1, 5, "good day", 0.6, List.of(GOOD, DAY)));
  }

  @Test
  void shouldJoinParts() {
    Transcript one = new Transcript("en", List.of(Transcript.Segment.of(List.of(GOOD))));
    Transcript two = new Transcript("en", List.of(Transcript.Segment.of(List.of(DAY))));

    Transcript whole = Transcript.joined(List.of(one, two));

    assertThat(whole.text()).isEqualTo("good day");
    assertThat(whole.words()).containsExactly(GOOD, DAY);
    assertThat(whole.words().getFirst().timed()).isEqualTo(new TimedWord("good", 1, 2));
  }

  @Test
  void shouldHaveTheLanguageOfTheFirstPartWithWords() {
    Transcript silent = new Transcript("und", List.of());
    Transcript spoken =
        new Transcript(
            "pt", List.of(Transcript.Segment.of(List.of(new Transcript.Word("sim", 3, 4, 1)))));

    assertThat(Transcript.joined(List.of(silent, spoken)).language()).isEqualTo("pt");
    assertThat(Transcript.joined(List.of(silent)).language()).isEqualTo("und");
  }

  @Test
  void shouldEndWithTheRecording() {
    Transcript late = new Transcript("en", List.of(Transcript.Segment.of(List.of(GOOD, DAY))));

    assertThat(late.within(4.9).segments().getFirst().end()).isEqualTo(4.9);
    assertThat(late.within(4.9).words())
        .containsExactly(GOOD, new Transcript.Word("day", 2, 4.9, 0.5));
    assertThat(late.within(1.5).words())
        .containsExactly(
            new Transcript.Word("good", 1, 1.5, 0.9), new Transcript.Word("day", 1.5, 1.5, 0.5));
    assertThat(late.within(5)).isEqualTo(late);
  }

  @Test
  void shouldDivideATranslationAmongSegments() {
    Transcript said =
        new Transcript(
            "es",
            List.of(
                Transcript.Segment.of(List.of(new Transcript.Word("buenos", 1, 3, 1))),
                Transcript.Segment.of(List.of(new Transcript.Word("no", 4, 5, 1))),
                Transcript.Segment.of(List.of(new Transcript.Word("adiós", 6, 8, 1)))));
    Transcript written =
        new Transcript(
            "en",
            List.of(
                Transcript.Segment.of(
                    List.of(
                        new Transcript.Word("Good", 0, 0.4, 1),
                        new Transcript.Word("day.", 2.6, 3.6, 1),
                        new Transcript.Word("Good", 5.4, 6.4, 1),
                        new Transcript.Word("bye.", 9, 9, 1)))));

    assertThat(written.textsDuring(said.segments())).containsExactly("Good day.", "", "Good bye.");
    assertThat(written.textsDuring(List.of())).isEmpty();
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new Transcript.Word("a", 2, 1, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transcript.Word("a", 1, 2, 1.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
