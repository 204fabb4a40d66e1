package dev.cadenza.engines.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("It rains. It pours!", List.of("It rains.", "It pours!")),
        Arguments.of(
            "Dr. Smith met Mr. Jones at 5 p.m. on Main St. today. Then he left.",
            List.of("Dr. Smith met Mr. Jones at 5 p.m. on Main St. today.", "Then he left.")),
        Arguments.of("J. R. R. Tolkien wrote it.", List.of("J. R. R. Tolkien wrote it.")),
        Arguments.of("It was you and I. He knew.", List.of("It was you and I.", "He knew.")),
        Arguments.of("It costs 3.50, i.e. a lot.", List.of("It costs 3.50, i.e. a lot.")),
        Arguments.of("\"Stop!\" she cried. \"Why?\"", List.of("\"Stop!\" she cried.", "\"Why?\"")),
        Arguments.of("What?! No... Well. ", List.of("What?!", "No...", "Well.")),
        Arguments.of("Wait… what? Yes.", List.of("Wait… what?", "Yes.")),
        Arguments.of("早上好。你好吗？很好。", List.of("早上好。", "你好吗？", "很好。")),
        Arguments.of("¿Qué? ¡Nada! Él vino.", List.of("¿Qué?", "¡Nada!", "Él vino.")),
        Arguments.of("यह है। वह है।", List.of("यह है।", "वह है।")),
        Arguments.of("A title\n\nThe text\ngoes on", List.of("A title", "The text goes on")),
        Arguments.of("See www.example.org/a.b for it.", List.of("See www.example.org/a.b for it.")),
        Arguments.of("(It ended.) Good.", List.of("(It ended.)", "Good.")),
        Arguments.of(
            "He lives at 5 St. James St. He works.",
            List.of("He lives at 5 St. James St. He works.")),
        Arguments.of("I said no. He left.", List.of("I said no.", "He left.")),
        Arguments.of("See No. 5 and p. 7. Then go.", List.of("See No. 5 and p. 7.", "Then go.")),
        Arguments.of("Chapter V. The Return.", List.of("Chapter V.", "The Return.")),
        Arguments.of(
            "Am 2. Mai kam z. B. Dr. Müller. Er blieb.",
            List.of("Am 2. Mai kam z. B. Dr. Müller.", "Er blieb.")),
        Arguments.of(
            "La Sig.ra Rossi e il Dott. Bianchi. Poi basta.",
            List.of("La Sig.ra Rossi e il Dott. Bianchi.", "Poi basta.")),
        Arguments.of(
            "El Sr. López y Dña. Ana. Luego nada.",
            List.of("El Sr. López y Dña. Ana.", "Luego nada.")),
        Arguments.of(
            "It costs $1.5m. Pay 3.50 at 8:30 p.m. on Monday.",
            List.of("It costs $1.5m.", "Pay 3.50 at 8:30 p.m. on Monday.")),
        Arguments.of("**He left.** Then *she* did.", List.of("**He left.**", "Then *she* did.")),
        Arguments.of(" \n\t\u00a0 ", List.of()),
        Arguments.of("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldCutAtSentences(String text, List<String> sentences) {
    assertThat(SentenceSplitter.split(text)).isEqualTo(sentences);
  }

  @Test
  void shouldCutALongSentenceAtAComma() {
    String half = "word ".repeat(60).strip();

    List<String> parts = SentenceSplitter.split(half + ", " + half + ".");

    assertThat(parts).containsExactly(half + ",", half + ".");
  }

  @Test
  void shouldCutALongSentenceAtASpaceOrAnywhere() {
    assertThat(SentenceSplitter.split("word ".repeat(200)))
        .hasSizeBetween(3, 5)
        .allMatch(part -> part.matches("(word ?)+"));
    assertThat(SentenceSplitter.split("x".repeat(900)))
        .extracting(String::length)
        .containsExactly(400, 400, 100);
  }

  @Test
  void shouldNotCutACharacterInTwo() {
    assertThat(SentenceSplitter.split("a" + "😀".repeat(500)))
        .allMatch(part -> part.codePoints().allMatch(Character::isValidCodePoint))
        .noneMatch(part -> part.codePoints().anyMatch(it -> it >= 0xd800 && it <= 0xdfff));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldLoseNothing(long seed) {
    Random random = new Random(seed);
    String alphabet = "aA .!?,;\"'()\n\t…。é日😀5-—”’";
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20_000); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }

    List<String> sentences = SentenceSplitter.split(text.toString());

    assertThat(sentences)
        .allMatch(it -> it.length() <= SentenceSplitter.MAX_LENGTH)
        .noneMatch(String::isBlank);
    assertThat(String.join("", sentences).replaceAll("\\s", ""))
        .isEqualTo(text.toString().replaceAll("\\s", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a. ", "\"", ".", "a", " ", "Mr. ", "\n", ",", "!\"' "})
  void shouldTakeALongTextInItsStride(String piece) {
    String text = piece.repeat(300_000 / piece.length());

    List<String> sentences =
        assertTimeout(Duration.ofSeconds(5), () -> SentenceSplitter.split(text));

    assertThat(sentences).allMatch(it -> it.length() <= SentenceSplitter.MAX_LENGTH);
  }
}
