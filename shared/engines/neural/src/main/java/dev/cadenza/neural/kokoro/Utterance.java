package dev.cadenza.neural.kokoro;

import dev.cadenza.neural.phonemes.SpokenPiece;
import dev.cadenza.neural.phonemes.SpokenSound.WordSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model speaks at a time.
 *
 * @param tokens the numbers of phonemes, spaces and marks
 */
record Utterance(List<Token> tokens) {
  /** The longest that the model was made for. */
  static final int LONGEST = 510;

  /** The part that ends at a mark is at least so long, if there is a mark at all. */
  private static final int SHORTEST = LONGEST / 3;

  private static final int NO_WORD = -1;

  /**
   * A phoneme, a space or a mark.
   *
   * @param word the word that it is a phoneme of, or −1
   * @param cut how well the text can be cut after it: 0 not, 1 between words, 2 between clauses
   */
  record Token(int number, int word, int cut) {
    boolean isPhoneme() {
      return word != NO_WORD;
    }
  }

  Utterance {
    tokens = List.copyOf(tokens);
  }

  /** All that is to be spoken, in parts that are not too long. */
  static List<Utterance> of(
      List<SpokenPiece> pieces, KokoroAlphabet alphabet, KokoroVocabulary vocabulary) {
    List<Token> tokens = new ArrayList<>();
    for (SpokenPiece piece : pieces) {
      if (!tokens.isEmpty() && !(piece.text().isEmpty() && tight(piece.after()))) {
        add(" ", NO_WORD, 1, vocabulary, tokens);
      }
      add(piece.before(), NO_WORD, 0, vocabulary, tokens);
      add(alphabet.map(piece.phonemes()), piece.word(), 0, vocabulary, tokens);
      add(piece.after(), NO_WORD, 2, vocabulary, tokens);
    }
    return split(tokens);
  }

  /** Whether a mark follows the word before it without a space. */
  private static boolean tight(String marks) {
    return !marks.startsWith("—");
  }

  private static void add(
      String characters, int word, int cut, KokoroVocabulary vocabulary, List<Token> tokens) {
    for (int number : vocabulary.tokens(characters)) {
      tokens.add(new Token(number, word, cut));
    }
  }

  private static List<Utterance> split(List<Token> tokens) {
    List<Utterance> utterances = new ArrayList<>();
    List<Token> rest = tokens;
    while (rest.size() > LONGEST) {
      int cut = cut(rest);
      add(rest.subList(0, cut), utterances);
      rest = rest.subList(cut, rest.size());
    }
    add(rest, utterances);
    return utterances;
  }

  private static void add(List<Token> tokens, List<Utterance> utterances) {
    if (tokens.stream().anyMatch(Token::isPhoneme)) {
      utterances.add(new Utterance(tokens));
    }
  }

  /** After a clause if there is one that is not too short, or else between words. */
  private static int cut(List<Token> tokens) {
    for (int quality = 2; quality > 0; quality--) {
      for (int end = LONGEST; end > SHORTEST; end--) {
        if (tokens.get(end - 1).cut() == quality && tokens.get(end).cut() < 2) {
          return end;
        }
      }
    }
    return LONGEST;
  }

  /** How many tokens the model gets, without padding. */
  int length() {
    return tokens.size();
  }

  /**
   * When each word is spoken, without the pauses at marks.
   *
   * @param frames the length of each token, with those for the padding
   */
  List<WordSpan> times(float[] frames) {
    List<WordSpan> spans = new ArrayList<>();
    double at = frames[0];
    for (int i = 0; i < tokens.size(); i++) {
      double end = at + frames[i + 1];
      int word = tokens.get(i).word();
      if (word != NO_WORD) {
        boolean begun = !spans.isEmpty() && spans.getLast().word() == word;
        int start = begun ? spans.removeLast().start() : samples(at);
        spans.add(new WordSpan(word, start, samples(end)));
      }
      at = end;
    }
    return spans;
  }

  private static int samples(double frames) {
    return (int) Math.round(frames * KokoroModel.FRAME);
  }

  /** With padding at both ends. */
  long[] padded() {
    long[] padded = new long[tokens.size() + 2];
    for (int i = 0; i < tokens.size(); i++) {
      padded[i + 1] = tokens.get(i).number();
    }
    return padded;
  }
}
