package dev.cadenza.neural.whisper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Text that the decoder repeats instead of listening: "thank you thank you thank you …". */
final class Loops {
  /** By which a text can be compressed that is none, as in Whisper's reference. */
  private static final double MAX_RATIO = 2.4;

  /** In words. */
  private static final int LONGEST_PHRASE = 12;

  private static final int FEWEST_TIMES = 4;
  private static final int FEWEST_WORDS = 8;

  private Loops() {}

  /** Whether a text repeats a phrase more often than people do, or is alike all over. */
  static boolean in(List<SpokenWord> words) {
    return cut(words).size() < words.size() || ratio(text(words)) > MAX_RATIO;
  }

  /** Without what is repeated of each phrase: it stands there once. */
  static List<SpokenWord> cut(List<SpokenWord> words) {
    List<String> letters = words.stream().map(word -> letters(word.text())).toList();
    List<SpokenWord> kept = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Repeated repeated = repeated(letters, at);
      kept.addAll(words.subList(at, at + repeated.phrase()));
      at += repeated.phrase() * repeated.times();
    }
    return kept;
  }

  /**
   * @param phrase in words
   * @param times how often it stands there, one after the other
   */
  private record Repeated(int phrase, int times) {
    boolean isLoop() {
      return times >= FEWEST_TIMES && phrase * times >= FEWEST_WORDS;
    }
  }

  /** The loop that begins at a word, or else that word. */
  private static Repeated repeated(List<String> words, int at) {
    for (int phrase = 1; phrase <= LONGEST_PHRASE; phrase++) {
      Repeated repeated = new Repeated(phrase, times(words, at, phrase));
      if (repeated.isLoop()) {
        return repeated;
      }
    }
    return new Repeated(1, 1);
  }

  private static int times(List<String> words, int at, int phrase) {
    int times = 1;
    int next = at + phrase;
    while (next + phrase <= words.size()
        && words.subList(at, at + phrase).equals(words.subList(next, next + phrase))) {
      times++;
      next += phrase;
    }
    return times;
  }

  private static String letters(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
  }

  static String text(List<SpokenWord> words) {
    return String.join(" ", words.stream().map(SpokenWord::text).toList());
  }

  private static double ratio(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] compressed = new byte[bytes.length + 64];
      return (double) bytes.length / Math.max(1, deflater.deflate(compressed));
    }
  }
}
