package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.Collections;
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
  void shouldChangeOnlyThePassagesOfAnEditedChapter() {
    List<Sentence> chapter =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(i -> new Sentence("a", "x".repeat(40 + i % 7), Pause.SENTENCE))
                .toList());
    chapter.add(new Sentence("a", "The end.", Pause.CHAPTER));
    List<Sentence> edited = new ArrayList<>(chapter);
    edited.set(3, new Sentence("a", "Other words, and more of them.", Pause.SENTENCE));
    List<List<Sentence>> chapters = new ArrayList<>(Collections.nCopies(20, chapter));
    Script before = Script.of(chapters.stream().flatMap(List::stream).toList());
    chapters.set(5, edited);
    Script after = Script.of(chapters.stream().flatMap(List::stream).toList());

    assertThat(after.passages().stream().filter(it -> !before.passages().contains(it)))
        .isNotEmpty()
        .hasSizeLessThan(1 + Script.of(edited).passages().size());
    assertThat(before.passages().stream().map(it -> it.sentences().getLast().pause()))
        .filteredOn(Pause.CHAPTER::equals)
        .hasSize(20);
  }

  @Test
  void shouldKeepABookInAHundredPiecesOrSo() {
    Sentence sentence = new Sentence("a", "x".repeat(80), Pause.SENTENCE);
    List<Sentence> book = IntStream.range(0, 500_000 / 80).mapToObj(_ -> sentence).toList();

    assertThat(Script.of(book).passages()).hasSizeBetween(80, 120);
    assertThat(Script.of(book.subList(0, 60)).passages()).hasSizeBetween(4, 6);
  }
}
