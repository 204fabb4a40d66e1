package dev.cadenza.neural.bergamot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a SentencePiece model replaces before it splits a text, mostly Unicode's NFKC: a trie of
 * UTF-8 sequences as a double array, and the replacements.
 *
 * <p>The file's form: the trie's size in bytes, its units as 32-bit integers, and the replacements
 * in UTF-8, each ended by a zero byte. All numbers are little-endian.
 */
final class CharacterMap {
  private static final int HAS_VALUE = 1 << 8;
  private static final int WIDE_OFFSET = 1 << 9;
  private static final int OFFSET_SHIFT = 10;

  /** A unit with the highest bit set holds a value; in a comparison of labels it never fits. */
  private static final int LABEL = 1 << 31 | 0xff;

  private static final int VALUE = 0x7fffffff;

  private final int[] units;
  private final byte[] replacements;

  private CharacterMap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /**
   * @param bytes empty for a model that replaces nothing
   * @throws IllegalArgumentException if the sizes do not fit
   */
  static CharacterMap parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new CharacterMap(new int[0], new byte[0]);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes.length < Integer.BYTES ? -1 : buffer.getInt();
    if (size < 0 || size > buffer.remaining() || size % Integer.BYTES != 0) {
      throw new IllegalArgumentException("The vocabulary's map of characters is damaged.");
    }
    int[] units = new int[size / Integer.BYTES];
    buffer.asIntBuffer().get(units);
    return new CharacterMap(units, Arrays.copyOfRange(bytes, Integer.BYTES + size, bytes.length));
  }

  /** The longest sequence at a place that is replaced. */
  Match longest(byte[] text, int from) {
    Match longest = Match.NONE;
    if (units.length == 0) {
      return longest;
    }
    int at = offset(units[0]);
    for (int i = from; i < text.length; i++) {
      int label = text[i] & 0xff;
      at ^= label;
      if (at >= units.length || (units[at] & LABEL) != label) {
        return longest;
      }
      boolean ends = (units[at] & HAS_VALUE) != 0;
      at ^= offset(units[at]);
      if (ends) {
        longest = new Match(i + 1 - from, units[at] & VALUE);
      }
    }
    return longest;
  }

  String replacement(Match match) {
    int end = match.replacement;
    while (replacements[end] != 0) {
      end++;
    }
    return new String(
        replacements, match.replacement, end - match.replacement, StandardCharsets.UTF_8);
  }

  private static int offset(int unit) {
    return unit >>> OFFSET_SHIFT << ((unit & WIDE_OFFSET) >>> 6);
  }

  /**
   * A sequence that is replaced.
   *
   * @param length in bytes, 0 for none
   * @param replacement where its replacement begins
   */
  record Match(int length, int replacement) {
    static final Match NONE = new Match(0, 0);
  }
}
