package dev.cadenza.tts;

import dev.cadenza.media.TimedWord;
import java.util.List;

/**
 * When each sentence of a recording is spoken.
 *
 * @param seconds how long the recording is
 */
record Timeline(double seconds, List<TimedSentence> sentences) {
  Timeline {
    sentences = List.copyOf(sentences);
  }

  /**
   * @param start in seconds from the recording's start
   * @param end likewise
   */
  record TimedSentence(String text, double start, double end, List<TimedWord> words) {
    TimedSentence {
      words = List.copyOf(words);
    }

    TimedSentence later(double seconds) {
      return new TimedSentence(
          text,
          start + seconds,
          end + seconds,
          words.stream().map(word -> word.later(seconds)).toList());
    }
  }
}
