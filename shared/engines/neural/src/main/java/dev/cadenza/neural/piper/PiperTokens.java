package dev.cadenza.neural.piper;

import dev.cadenza.neural.phonemes.SpokenPiece;
import dev.cadenza.neural.phonemes.SpokenSound.WordSpan;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a sentence's phonemes, with padding after each, and the word of each. */
final class PiperTokens {
  /** Samples of a frame. */
  private static final int FRAME = 256;

  private static final int NO_WORD = -1;

  private final PiperConfig config;
  private final List<Integer> ids = new ArrayList<>();
  private final List<Integer> words = new ArrayList<>();

  PiperTokens(List<SpokenPiece> pieces, PiperConfig config) {
    this.config = config;
    put(config.start(), NO_WORD);
    put(config.padding(), NO_WORD);
    boolean first = true;
    for (SpokenPiece piece : pieces) {
      if (!first && !piece.text().isEmpty()) {
        add(" ", NO_WORD);
      }
      add(String.join("", piece.phonemes()), piece.word());
      // The voice has learnt these marks, and no others.
      add(piece.after().replace('—', ',').replace("…", "."), NO_WORD);
      first = false;
    }
    put(config.end(), NO_WORD);
  }

  private void add(String characters, int word) {
    Normalizer.normalize(characters, Normalizer.Form.NFD)
        .codePoints()
        .filter(config.ids()::containsKey)
        .forEach(
            character -> {
              put(config.ids().get(character), word);
              put(config.padding(), word);
            });
  }

  private void put(int id, int word) {
    ids.add(id);
    words.add(word);
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return words.stream().allMatch(word -> word == NO_WORD);
  }

  long[] ids() {
    return ids.stream().mapToLong(Integer::longValue).toArray();
  }

  /**
   * When each word is spoken.
   *
   * @param frames the length of each of {@link #ids}
   */
  List<WordSpan> times(float[] frames) {
    List<WordSpan> spans = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < words.size(); i++) {
      double end = at + frames[i];
      int word = words.get(i);
      if (word != NO_WORD) {
        boolean begun = !spans.isEmpty() && spans.getLast().word() == word;
        int start = begun ? spans.removeLast().start() : (int) Math.round(at * FRAME);
        spans.add(new WordSpan(word, start, (int) Math.round(end * FRAME)));
      }
      at = end;
    }
    return spans;
  }
}
