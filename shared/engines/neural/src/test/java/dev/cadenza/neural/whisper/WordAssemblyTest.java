package dev.cadenza.neural.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordAssemblyTest {
  @Test
  void shouldJoinTokensAtSpacesAndKeepPunctuationWithItsWord() {
    List<SpokenWord> words =
        join("en", " The", " ill", "-", "dis", "posed", " man", ",", " \"", "No", "!\"");

    assertThat(words)
        .extracting(SpokenWord::text)
        .containsExactly("The", "ill-disposed", "man,", "\"No!\"");
  }

  @Test
  void shouldTakeTheTimeOfAPauseFromThePunctuation() {
    List<SpokenWord> words = join("en", " man", ",", " who");

    assertThat(words.getFirst().start()).isZero();
    assertThat(words.getFirst().end()).isEqualTo(1);
    assertThat(words.getLast().start()).isEqualTo(2);
    assertThat(words.getLast().end()).isEqualTo(3);
  }

  @Test
  void shouldAverageTheProbabilityOfAWordsTokens() {
    List<Token> tokens =
        List.of(
            new Token(bytes(" wal"), 0.5, 1),
            new Token(bytes("king"), 1, 2),
            new Token(bytes("."), 0.1, 3));

    assertThat(WordAssembly.join(tokens, "en").getFirst().probability())
        .isCloseTo(0.75, within(1e-9));
  }

  @Test
  void shouldJoinCharactersThatTokensSplit() {
    byte[] utf8 = bytes(" Größe über");
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < utf8.length; i += 2) {
      byte[] piece = Arrays.copyOfRange(utf8, i, Math.min(utf8.length, i + 2));
      tokens.add(new Token(piece, 1, i));
    }
    // The second word begins with a token of its own.
    List<Token> own = new ArrayList<>();
    for (byte[] piece : List.of(bytes(" Gr"), new byte[] {(byte) 0xC3}, new byte[] {(byte) 0xB6})) {
      own.add(new Token(piece, 1, own.size()));
    }
    own.add(new Token(bytes("ße"), 1, 3));
    own.add(new Token(bytes(" über"), 1, 4));

    assertThat(SpokenWord.text(tokens)).isEqualTo(" Größe über");
    assertThat(WordAssembly.join(own, "de"))
        .extracting(SpokenWord::text)
        .containsExactly("Größe", "über");
  }

  @Test
  void shouldTakeTokensForWordsWhereNoSpacesAreWritten() {
    byte[] cat = bytes("猫");
    List<Token> tokens =
        List.of(
            new Token(bytes("我们"), 1, 1),
            new Token(Arrays.copyOfRange(cat, 0, 1), 1, 2),
            new Token(Arrays.copyOfRange(cat, 1, 3), 1, 3),
            new Token(bytes("。"), 1, 4));

    assertThat(WordAssembly.join(tokens, "zh"))
        .extracting(SpokenWord::text)
        .containsExactly("我们", "猫。");
  }

  private static List<SpokenWord> join(String language, String... texts) {
    List<Token> tokens = new ArrayList<>();
    for (String text : texts) {
      tokens.add(new Token(bytes(text), 1, tokens.size() + 1));
    }
    return WordAssembly.join(tokens, language);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
