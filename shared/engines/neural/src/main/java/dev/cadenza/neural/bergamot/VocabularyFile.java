package dev.cadenza.neural.bergamot;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A SentencePiece model, as read from its file.
 *
 * @param pieces in the order of their numbers
 * @param characters what is replaced before a text is split
 * @param dummyPrefix whether a space is put before a text
 * @param mergeSpaces whether spaces at the ends are dropped, and several become one
 * @see <a href="https://github.com/google/sentencepiece">SentencePiece, sentencepiece_model.proto
 *     </a>
 */
record VocabularyFile(
    List<Piece> pieces, CharacterMap characters, boolean dummyPrefix, boolean mergeSpaces) {
  private static final int PIECES = 1;
  private static final int TRAINER = 2;
  private static final int NORMALIZER = 3;

  private static final int MODEL_TYPE = 3;
  private static final int UNIGRAM = 1;

  private static final int CHARACTER_MAP = 2;
  private static final int DUMMY_PREFIX = 3;
  private static final int MERGE_SPACES = 4;

  /** What a piece is for; the numbers are the file's. */
  enum Kind {
    NORMAL(1),
    UNKNOWN(2),
    CONTROL(3),
    USER_DEFINED(4),
    UNUSED(5),
    BYTE(6);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    static Kind of(long number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalArgumentException(
          "The vocabulary has a piece of the unknown kind " + number + ".");
    }
  }

  /**
   * A part of words.
   *
   * @param text with {@code ▁} for a space
   * @param score the logarithm of its probability
   */
  record Piece(String text, float score, Kind kind) {}

  VocabularyFile {
    pieces = List.copyOf(pieces);
  }

  /**
   * @throws IllegalArgumentException if it is not such a model, or not a unigram model
   */
  static VocabularyFile parse(byte[] file) {
    try {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(file);
      if (number(message(fields, TRAINER), MODEL_TYPE, UNIGRAM) != UNIGRAM) {
        throw new IllegalArgumentException(
            "The vocabulary is not a unigram model. Other models are not supported.");
      }
      List<Piece> pieces = new ArrayList<>();
      for (ByteString bytes : fields.getField(PIECES).getLengthDelimitedList()) {
        pieces.add(piece(UnknownFieldSet.parseFrom(bytes)));
      }
      UnknownFieldSet normalizer = message(fields, NORMALIZER);
      return new VocabularyFile(
          pieces,
          CharacterMap.parse(bytes(normalizer, CHARACTER_MAP).toByteArray()),
          number(normalizer, DUMMY_PREFIX, 1) != 0,
          number(normalizer, MERGE_SPACES, 1) != 0);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("The vocabulary is not a SentencePiece model.", e);
    }
  }

  private static Piece piece(UnknownFieldSet fields) {
    List<Integer> scores = fields.getField(2).getFixed32List();
    return new Piece(
        bytes(fields, 1).toStringUtf8(),
        scores.isEmpty() ? 0 : Float.intBitsToFloat(scores.getLast()),
        Kind.of(number(fields, 3, 1)));
  }

  private static UnknownFieldSet message(UnknownFieldSet fields, int field)
      throws InvalidProtocolBufferException {
    return UnknownFieldSet.parseFrom(bytes(fields, field));
  }

  private static ByteString bytes(UnknownFieldSet fields, int field) {
    List<ByteString> values = fields.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? ByteString.EMPTY : values.getLast();
  }

  private static long number(UnknownFieldSet fields, int field, long otherwise) {
    List<Long> values = fields.getField(field).getVarintList();
    return values.isEmpty() ? otherwise : values.getLast();
  }
}
