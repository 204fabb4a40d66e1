package dev.cadenza.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplacementTest {
  private static List<String> texts(Replacement.Replaced replaced) {
    return replaced.document().segments().stream().map(Passage::text).toList();
  }

  @Test
  void shouldReplaceInAllSegmentsAndKeepTimes() {
    Replacement.Replaced replaced = new Replacement("b", "x", false, false).in(Samples.TALK);

    assertThat(replaced.count()).isEqualTo(3);
    assertThat(texts(replaced))
        .containsExactly("Good morning, xox.", "Hello there.", "The xus is late.");
    assertThat(replaced.document().segments().getLast().words())
        .extracting(Word::start)
        .containsExactly(3.5, 4.0, 4.5, 5.0);
  }

  @Test
  void shouldLeavePartsOfWordsAlone() {
    assertThat(new Replacement("the", "a", false, true).in(Samples.TALK).count()).isEqualTo(1);
    assertThat(new Replacement("the", "a", false, false).in(Samples.TALK).count()).isEqualTo(2);
    assertThat(new Replacement("the", "a", true, true).in(Samples.TALK).count()).isZero();
  }

  @Test
  void shouldTakeTheTextsLiterally() {
    assertThat(texts(new Replacement("Bob.", "$1 \\", true, false).in(Samples.TALK)).getFirst())
        .isEqualTo("Good morning, $1 \\");
    assertThat(new Replacement("B.b", "x", true, false).in(Samples.TALK).count()).isZero();
  }

  @Test
  void shouldRemoveASegmentOfWhichNothingIsLeft() {
    assertThat(texts(new Replacement("Hello there.", "", true, false).in(Samples.TALK)))
        .containsExactly("Good morning, Bob.", "The bus is late.");
  }
}
