package dev.cadenza.neural.bergamot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static Vocabulary vocabulary(String pair) throws IOException {
    return new Vocabulary(
        VocabularyFile.parse(
            Files.readAllBytes(
                InstalledModels.folder("bergamot-" + pair).resolve("vocabulary.spm"))));
  }

  /** The file has what SentencePiece itself makes of these texts. */
  @ParameterizedTest
  @ValueSource(strings = {"en-pt", "pt-en"})
  void shouldSplitAndJoinLikeSentencePiece(String pair) throws Exception {
    Vocabulary vocabulary = vocabulary(pair);
    SoftAssertions all = new SoftAssertions();
    int count = 0;
    for (JsonNode node : cases()) {
      String text = node.get("text").asText();
      JsonNode expected = node.get(pair);
      int[] pieces =
          IntStream.range(0, expected.get("pieces").size())
              .map(i -> expected.get("pieces").get(i).asInt())
              .toArray();
      all.assertThat(vocabulary.encode(text)).as("pieces of \"%s\"", text).isEqualTo(pieces);
      all.assertThat(vocabulary.decode(pieces))
          .as("text of the pieces of \"%s\"", text)
          .isEqualTo(expected.get("decoded").asText());
      count++;
    }
    all.assertAll();
    assertThat(count).isGreaterThan(150);
  }

  private static JsonNode cases() throws IOException {
    try (InputStream file = VocabularyTest.class.getResourceAsStream("pieces.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  @ParameterizedTest
  @CsvSource({"Hello., true", "日本語, false", "coração, true", "😀, false"})
  void shouldTellWhetherItKnowsAText(String text, boolean known) throws Exception {
    assertThat(vocabulary("en-pt").knows(text)).isEqualTo(known);
  }

  @Test
  void shouldComeBackFromHalfACharacter() throws Exception {
    assertThat(vocabulary("en-pt").encode("\uD83D")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a vocabulary", "", "\u0008"})
  void shouldSayThatAFileIsNoVocabulary(String content) {
    assertThatThrownBy(
            () -> new Vocabulary(VocabularyFile.parse(content.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The vocabulary ");
  }
}
