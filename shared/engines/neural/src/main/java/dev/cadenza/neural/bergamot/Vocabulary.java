package dev.cadenza.neural.bergamot;

import dev.cadenza.neural.bergamot.VocabularyFile.Kind;
import dev.cadenza.neural.bergamot.VocabularyFile.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Splits a text into the numbered pieces of a SentencePiece unigram model, the most probable way,
 * and joins pieces to a text. Safe for use by several threads.
 */
final class Vocabulary {
  private static final char SPACE = TextNormalizer.SPACE;

  /** So much less than the least probable piece counts a character that no piece has. */
  private static final float UNKNOWN_PENALTY = 10;

  /** How an unknown piece is written. */
  private static final String UNKNOWN_TEXT = " ⁇ ";

  private static final int BYTES = 256;

  private final List<Piece> pieces;
  private final TextNormalizer normalizer;
  private final boolean dummyPrefix;
  private final Map<String, Integer> numbers = HashMap.newHashMap(40_000);

  /** The numbers of the pieces for single bytes; empty for a model without. */
  private final int[] bytePieces;

  private final int longest;
  private final float unknownScore;
  private final float highestScore;
  private final int unknown;
  private final int end;

  Vocabulary(VocabularyFile file) {
    this.pieces = file.pieces();
    this.normalizer = new TextNormalizer(file);
    this.dummyPrefix = file.dummyPrefix();
    int longest = 0;
    float lowest = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.kind() == Kind.NORMAL || piece.kind() == Kind.USER_DEFINED) {
        numbers.put(piece.text(), i);
        longest = Math.max(longest, piece.text().length());
      }
      if (piece.kind() == Kind.NORMAL) {
        lowest = Math.min(lowest, piece.score());
        highest = Math.max(highest, piece.score());
      }
    }
    this.longest = longest;
    this.unknownScore = lowest - UNKNOWN_PENALTY;
    this.highestScore = highest;
    this.unknown = first(piece -> piece.kind() == Kind.UNKNOWN, "for unknown characters");
    this.end = first(piece -> piece.text().equals("</s>"), "for the end, </s>");
    this.bytePieces = bytePieces(pieces);
  }

  private static int[] bytePieces(List<Piece> pieces) {
    int[] numbers = new int[BYTES];
    Arrays.fill(numbers, -1);
    boolean any = false;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).kind() == Kind.BYTE) {
        numbers[byteOf(pieces.get(i))] = i;
        any = true;
      }
    }
    return any ? numbers : new int[0];
  }

  /** Of a piece that is written like {@code <0x0A>}. */
  private static int byteOf(Piece piece) {
    String text = piece.text().toLowerCase(Locale.ROOT);
    if (!text.matches("<0x[0-9a-f]{2}>")) {
      throw new IllegalArgumentException(
          "The vocabulary has the piece %s for a byte.".formatted(piece.text()));
    }
    return Integer.parseInt(text.substring(3, 5), 16);
  }

  private int first(Predicate<Piece> wanted, String what) {
    for (int i = 0; i < pieces.size(); i++) {
      if (wanted.test(pieces.get(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException("The vocabulary has no piece %s.".formatted(what));
  }

  /** How many pieces there are. */
  int size() {
    return pieces.size();
  }

  /** The number of the piece that ends a sentence. */
  int end() {
    return end;
  }

  /** The number of the piece that stands for characters that no piece has. */
  int unknown() {
    return unknown;
  }

  /** Whether a text has characters that no piece has. */
  boolean knows(String text) {
    return Arrays.stream(encode(text)).noneMatch(piece -> piece == unknown);
  }

  /**
   * @return numbers of pieces, without the end; empty for a blank text
   */
  int[] encode(String text) {
    String normalized = normalizer.normalize(text);
    int length = normalized.length();
    // For each place: the best score up to it, and the piece that ends there.
    float[] scores = new float[length + 1];
    int[] starts = new int[length + 1];
    int[] last = new int[length + 1];
    Arrays.fill(starts, -1);
    for (int from = 0; from < length; from += Character.charCount(normalized.codePointAt(from))) {
      int single = from + Character.charCount(normalized.codePointAt(from));
      boolean singleKnown = false;
      int limit = Math.min(length, from + longest);
      for (int to = single; to <= limit; to++) {
        Integer piece = numbers.get(normalized.substring(from, to));
        if (piece != null) {
          singleKnown |= to == single;
          float score = scores[from] + score(piece, to - from);
          if (starts[to] < 0 || score > scores[to]) {
            scores[to] = score;
            starts[to] = from;
            last[to] = piece;
          }
        }
      }
      if (!singleKnown) {
        float score = scores[from] + unknownScore;
        if (starts[single] < 0 || score > scores[single]) {
          scores[single] = score;
          starts[single] = from;
          last[single] = unknown;
        }
      }
    }
    return path(normalized, starts, last);
  }

  private float score(int piece, int length) {
    return pieces.get(piece).kind() == Kind.USER_DEFINED
        ? length * highestScore - 0.1f
        : pieces.get(piece).score();
  }

  private int[] path(String normalized, int[] starts, int[] last) {
    List<Integer> backwards = new ArrayList<>();
    for (int at = normalized.length(); at > 0; at = starts[at]) {
      if (last[at] != unknown) {
        backwards.add(last[at]);
      } else if (bytePieces.length > 0) {
        byte[] bytes = normalized.substring(starts[at], at).getBytes(StandardCharsets.UTF_8);
        for (int i = bytes.length - 1; i >= 0; i--) {
          backwards.add(bytePieces[bytes[i] & 0xff]);
        }
      } else if (backwards.isEmpty() || backwards.getLast() != unknown) {
        // A run of unknown characters is one piece.
        backwards.add(unknown);
      }
    }
    return backwards.reversed().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The text of pieces; {@code ⁇} stands for an unknown one, and the end is left out. */
  String decode(int[] numbersOfPieces) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int number : numbersOfPieces) {
      Piece piece = pieces.get(number);
      if (piece.kind() == Kind.BYTE) {
        bytes.write(byteOf(piece));
        continue;
      }
      text.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
      switch (piece.kind()) {
        case CONTROL -> {
          // It has no text.
        }
        case UNKNOWN -> text.append(UNKNOWN_TEXT);
        default -> text.append(piece.text());
      }
    }
    text.append(bytes.toString(StandardCharsets.UTF_8));
    if (dummyPrefix && !text.isEmpty() && text.charAt(0) == SPACE) {
      text.deleteCharAt(0);
    }
    return text.toString().replace(SPACE, ' ');
  }
}
