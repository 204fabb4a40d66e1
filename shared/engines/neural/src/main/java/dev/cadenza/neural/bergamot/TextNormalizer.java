package dev.cadenza.neural.bergamot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Brings a text into the form that a vocabulary's pieces have. */
final class TextNormalizer {
  /** What stands for a space in pieces. */
  static final char SPACE = '▁';

  private final VocabularyFile vocabulary;

  /** Pieces that stay as they are. */
  private final List<byte[]> fixed;

  TextNormalizer(VocabularyFile vocabulary) {
    this.vocabulary = vocabulary;
    this.fixed =
        vocabulary.pieces().stream()
            .filter(piece -> piece.kind() == VocabularyFile.Kind.USER_DEFINED)
            .map(piece -> piece.text().getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /**
   * @return with {@link #SPACE} for spaces; empty for a text of spaces alone
   */
  String normalize(String text) {
    // Halves of surrogate pairs become question marks here.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder normalized = new StringBuilder(bytes.length + 1);
    boolean mergeSpaces = vocabulary.mergeSpaces();
    boolean afterSpace = mergeSpaces;
    int at = 0;
    while (at < bytes.length) {
      int kept = kept(bytes, at);
      CharacterMap.Match match =
          kept > 0 ? CharacterMap.Match.NONE : vocabulary.characters().longest(bytes, at);
      int length = match.length() > 0 ? match.length() : Math.max(kept, codePointLength(bytes[at]));
      String next =
          match.length() > 0
              ? vocabulary.characters().replacement(match)
              : new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      if (afterSpace) {
        next = withoutLeadingSpaces(next);
      }
      if (!next.isEmpty()) {
        if (normalized.isEmpty() && vocabulary.dummyPrefix()) {
          normalized.append(SPACE);
        }
        normalized.append(next.replace(' ', SPACE));
        afterSpace = mergeSpaces && next.endsWith(" ");
      }
    }
    int end = normalized.length();
    while (mergeSpaces && end > 0 && normalized.charAt(end - 1) == SPACE) {
      end--;
    }
    return normalized.substring(0, end);
  }

  private int kept(byte[] text, int from) {
    int longest = 0;
    for (byte[] piece : fixed) {
      if (piece.length > longest && startsWith(text, from, piece)) {
        longest = piece.length;
      }
    }
    return longest;
  }

  private static boolean startsWith(byte[] text, int from, byte[] piece) {
    return from + piece.length <= text.length
        && Arrays.equals(text, from, from + piece.length, piece, 0, piece.length);
  }

  private static int codePointLength(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return ones == 0 ? 1 : ones;
  }

  private static String withoutLeadingSpaces(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    return text.substring(from);
  }
}
