package dev.cadenza.neural.whisper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Joins tokens into words. A word begins with a space; in languages that are written without
 * spaces, each token that begins with a whole character is a word. Punctuation belongs to the word
 * beside it.
 */
final class WordAssembly {
  /** The library's codes of languages that are written without spaces between words. */
  private static final Set<String> WITHOUT_SPACES =
      Set.of("bo", "ja", "km", "lo", "my", "th", "yue", "zh");

  private static final Pattern OPENING = Pattern.compile("[\\p{Ps}\\p{Pi}\"'¿¡]+");

  private WordAssembly() {}

  /** Whether words of a language are written with spaces between them. */
  static boolean hasSpaces(String language) {
    return !WITHOUT_SPACES.contains(language);
  }

  /**
   * @param language the library's code
   */
  static List<SpokenWord> join(List<Token> tokens, String language) {
    List<List<Token>> groups = groups(tokens, hasSpaces(language));
    List<SpokenWord> words = new ArrayList<>();
    String opening = "";
    double start = 0;
    for (List<Token> group : groups) {
      SpokenWord word = SpokenWord.of(group, start);
      start = Math.max(start, group.getLast().time());
      if (SpokenWord.isSpoken(word.text())) {
        words.add(word.after(opening));
        opening = "";
      } else if (OPENING.matcher(word.text()).matches()) {
        opening += word.text();
      } else if (!words.isEmpty()) {
        words.add(words.removeLast().before(word.text()));
      }
    }
    if (!opening.isEmpty() && !words.isEmpty()) {
      words.add(words.removeLast().before(opening));
    }
    return words;
  }

  private static List<List<Token>> groups(List<Token> tokens, boolean spaces) {
    List<List<Token>> groups = new ArrayList<>();
    for (Token token : tokens) {
      boolean begins =
          groups.isEmpty() || (spaces ? startsWithSpace(token) : isWhole(groups.getLast()));
      if (begins) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(token);
    }
    return groups;
  }

  private static boolean startsWithSpace(Token token) {
    return token.bytes().length > 0 && token.bytes()[0] == ' ';
  }

  /** Whether the last character is complete. */
  private static boolean isWhole(List<Token> tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tokens.forEach(token -> bytes.writeBytes(token.bytes()));
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
