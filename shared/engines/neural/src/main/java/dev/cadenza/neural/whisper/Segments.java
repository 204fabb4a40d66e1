package dev.cadenza.neural.whisper;

import dev.cadenza.engines.SentenceSplitter;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Groups words into segments: sentences, which also end at long pauses. */
record Segments(String separator) {
  /** In seconds. */
  private static final double LONG_PAUSE = 1;

  /**
   * @param spaces whether the language is written with spaces between words
   */
  static Segments of(boolean spaces) {
    return new Segments(spaces ? " " : "");
  }

  List<Segment> group(List<Word> words) {
    List<Segment> segments = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || words.get(i).start() - words.get(i - 1).end() >= LONG_PAUSE) {
        sentences(words.subList(first, i), segments);
        first = i;
      }
    }
    return segments;
  }

  private void sentences(List<Word> words, List<Segment> segments) {
    int first = 0;
    int letters = 0;
    int expected = 0;
    List<String> sentences = SentenceSplitter.split(text(words));
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      if (letters >= expected && next < sentences.size()) {
        if (i > first) {
          segments.add(segment(words.subList(first, i)));
          first = i;
        }
        expected += letters(sentences.get(next++));
      }
      letters += letters(words.get(i).word());
    }
    segments.add(segment(words.subList(first, words.size())));
  }

  private static int letters(String text) {
    return (int) text.codePoints().filter(it -> !Character.isWhitespace(it)).count();
  }

  private Segment segment(List<Word> words) {
    Segment segment = Segment.of(words);
    return new Segment(segment.start(), segment.end(), text(words), segment.confidence(), words);
  }

  private String text(List<Word> words) {
    return words.stream().map(Word::word).collect(Collectors.joining(separator));
  }
}
