package dev.cadenza.neural.whisper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, with the times between which the decoder attends to it.
 *
 * @param text without spaces around it
 * @param start in seconds from the start of the sound: when the decoder is done with what is before
 * @param end in seconds from the start of the sound: when the decoder is done with its last letter
 * @param probability 0-1, the mean of its tokens' without punctuation
 */
record SpokenWord(String text, double start, double end, double probability) {
  private static final Pattern SPOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{S}&%@#]");

  /**
   * @param tokens at least one
   * @param start when the decoder is done with what is before
   */
  static SpokenWord of(List<Token> tokens, double start) {
    int spoken = tokens.size();
    while (spoken > 1 && !isSpoken(text(tokens.subList(spoken - 1, spoken)))) {
      spoken--;
    }
    return new SpokenWord(
        text(tokens).strip(),
        start,
        Math.max(start, tokens.get(spoken - 1).time()),
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

  SpokenWord during(double otherStart, double otherEnd) {
    return new SpokenWord(text, otherStart, otherEnd, probability);
  }

  SpokenWord before(String more) {
    return new SpokenWord(text + more, start, end, probability);
  }

  SpokenWord after(String more) {
    return new SpokenWord(more + text, start, end, probability);
  }
}
