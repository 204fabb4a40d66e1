package dev.cadenza.neural.whisper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, with the times at which the decoder comes to it and to what follows.
 *
 * @param text without spaces around it
 * @param end when the decoder comes to the punctuation after it or to the next word; NaN if nothing
 *     follows
 * @param probability 0-1, the mean of its tokens' without punctuation
 */
record SpokenWord(String text, double start, double end, double probability) {
  private static final Pattern SPOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{S}&%@#]");

  /**
   * @param tokens at least one
   * @param following when the decoder comes to the next word; NaN if nothing follows
   */
  static SpokenWord of(List<Token> tokens, double following) {
    int spoken = tokens.size();
    while (spoken > 1 && !isSpoken(text(tokens.subList(spoken - 1, spoken)))) {
      spoken--;
    }
    return new SpokenWord(
        text(tokens).strip(),
        tokens.getFirst().time(),
        spoken < tokens.size() ? tokens.get(spoken).time() : following,
        tokens.subList(0, spoken).stream().mapToDouble(Token::probability).average().orElse(0));
  }

  /** The characters of their bytes together; broken ones are left out. */
  static String text(List<Token> tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tokens.forEach(token -> bytes.writeBytes(token.bytes()));
    return bytes.toString(StandardCharsets.UTF_8).replace("\uFFFD", "");
  }

  /** Whether text has more than punctuation. */
  static boolean isSpoken(String text) {
    return SPOKEN.matcher(text).find();
  }

  SpokenWord before(String more) {
    return new SpokenWord(text + more, start, end, probability);
  }

  SpokenWord after(String more) {
    return new SpokenWord(more + text, start, end, probability);
  }
}
