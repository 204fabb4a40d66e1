package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ScriptTest {
  @Test
  void shouldCutParagraphsIntoSentences() {
    assertThat(Sentence.of("anna", "One. Two!\n\n--\n\nThree?"))
        .containsExactly(
            new Sentence("anna", "One.", Pause.SENTENCE),
            new Sentence("anna", "Two!", Pause.PARAGRAPH),
            new Sentence("anna", "Three?", Pause.PARAGRAPH));
  }

  @Test
  void shouldPauseAfterHeadingsAndItems() {
    assertThat(
            Sentence.of(
                "anna", "# The plan\nWe need **two things**:\n- tea\n- 😀\n- milk\n\n***\nBye."))
        .containsExactly(
            new Sentence("anna", "# The plan", Pause.PARAGRAPH),
            new Sentence("anna", "We need **two things**:", Pause.SENTENCE),
            new Sentence("anna", "- tea", Pause.SENTENCE),
            new Sentence("anna", "- milk", Pause.PARAGRAPH),
            new Sentence("anna", "Bye.", Pause.PARAGRAPH));
  }

  @Test
  void shouldRefuseATextWithoutWords() {
    assertThatThrownBy(() -> Script.of(Sentence.of("anna", "... !\n\n--")))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo("empty_text"));
  }

  @RepeatedTest(50)
  void shouldKeepEverySentenceInItsPlace(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Sentence> sentences =
        IntStream.range(0, 1 + random.nextInt(2_000))
            .mapToObj(
                i -> new Sentence("s" + i % 3, "x".repeat(1 + random.nextInt(400)), Pause.SENTENCE))
            .toList();

    Script script = Script.of(sentences);

    assertThat(script.passages().stream().flatMap(it -> it.sentences().stream()))
        .containsExactlyElementsOf(sentences);
    assertThat(script.length()).isEqualTo(sentences.size());
  }

  @Test
  void shouldKeepABookInAHundredPiecesOrSo() {
    Sentence sentence = new Sentence("a", "x".repeat(80), Pause.SENTENCE);
    List<Sentence> book = IntStream.range(0, 500_000 / 80).mapToObj(_ -> sentence).toList();

    assertThat(Script.of(book).passages()).hasSizeBetween(80, 120);
    assertThat(Script.of(book.subList(0, 60)).passages()).hasSizeBetween(4, 6);
  }
}
