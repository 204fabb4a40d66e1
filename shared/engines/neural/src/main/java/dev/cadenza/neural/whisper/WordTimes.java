package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts words where there is speech: the decoder's attention says to a tenth of a second where a
 * word is, but next to pauses it is wider than the word.
 */
final class WordTimes {
  /** No word is shorter, in seconds: the attention sometimes passes two at once. */
  private static final double SHORTEST = 0.06;

  private final Window window;
  private final double lag;
  private double last;

  private WordTimes(Window window, double lag) {
    this.window = window;
    this.lag = lag;
    this.last = window.pieces().getFirst().start();
  }

  /**
   * In the recording's time, one after another, to the millisecond.
   *
   * @param lag by how much the model's attention is behind the sound, in seconds
   */
  static List<Word> of(List<SpokenWord> words, Window window, double lag) {
    WordTimes times = new WordTimes(window, lag);
    List<Word> placed = new ArrayList<>(words.size());
    for (SpokenWord word : shared(words)) {
      placed.add(times.place(word));
    }
    return placed;
  }

  /** Words that are passed at once share their time by their letters. */
  private static List<SpokenWord> shared(List<SpokenWord> words) {
    List<SpokenWord> shared = new ArrayList<>(words);
    for (int i = words.size() - 1; i > 0; i--) {
      int first = i;
      while (first > 0
          && shared.get(i).end() - shared.get(first).start() < SHORTEST * (i - first + 1)) {
        first--;
      }
      if (first < i) {
        share(shared.subList(first, i + 1));
      }
    }
    return shared;
  }

  private static void share(List<SpokenWord> words) {
    double start = words.getFirst().start();
    double perLetter =
        (words.getLast().end() - start)
            / words.stream().mapToInt(word -> word.text().length()).sum();
    for (int i = 0; i < words.size(); i++) {
      SpokenWord word = words.get(i);
      double end = start + perLetter * word.text().length();
      words.set(i, word.during(start, end));
      start = end;
    }
  }

  private Word place(SpokenWord word) {
    double start = window.inRecording(Math.max(0, word.start() - lag));
    double end = Math.max(start, window.inRecording(Math.max(0, word.end() - lag)));
    TimeSpan span = speechAt(start, end);
    start = rounded(Math.max(last, Math.clamp(start, span.start(), span.end())));
    end = rounded(Math.max(start, Math.clamp(end, span.start(), span.end())));
    last = end;
    return new Word(word.text(), start, end, rounded(word.probability()));
  }

  /** The span of speech that has most of a word, or else the nearest. */
  private TimeSpan speechAt(double start, double end) {
    TimeSpan best = window.speech().getFirst();
    for (TimeSpan span : window.speech()) {
      if (common(span, start, end) > common(best, start, end)) {
        best = span;
      }
    }
    return best;
  }

  /** How long they are both, or how far apart as a negative number. */
  private static double common(TimeSpan span, double start, double end) {
    return Math.min(end, span.end()) - Math.max(start, span.start());
  }

  private static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
