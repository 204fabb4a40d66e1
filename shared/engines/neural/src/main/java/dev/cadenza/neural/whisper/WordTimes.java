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
  /** The shortest word, in seconds. */
  private static final double SHORTEST = 0.04;

  private final Window window;
  private double last;

  private WordTimes(Window window) {
    this.window = window;
    this.last = window.pieces().getFirst().start();
  }

  /** In the recording's time, one after another. */
  static List<Word> of(List<SpokenWord> words, Window window) {
    WordTimes times = new WordTimes(window);
    List<Word> placed = new ArrayList<>(words.size());
    for (SpokenWord word : words) {
      placed.add(times.place(word));
    }
    return placed;
  }

  private Word place(SpokenWord word) {
    double start = Math.max(last, window.inRecording(word.start()));
    double end =
        Double.isNaN(word.end())
            ? window.speech().getLast().end()
            : window.inRecording(word.end());
    TimeSpan span = speechAt(start, end);
    start = Math.max(last, Math.max(start, span.start()));
    end = Math.max(start, Math.min(end, span.end()));
    last = end;
    return new Word(word.text(), start, end, word.probability());
  }

  /** The span of speech that has most of a word, or else the next one. */
  private TimeSpan speechAt(double start, double end) {
    TimeSpan best = window.speech().getLast();
    double most = 0;
    for (TimeSpan span : window.speech()) {
      double common = Math.min(end, span.end()) - Math.max(start, span.start());
      if (common > most) {
        best = span;
        most = common;
      }
    }
    return best;
  }
}
