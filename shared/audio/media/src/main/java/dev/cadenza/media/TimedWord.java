package dev.cadenza.media;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A word and its time.
 *
 * @param text with its punctuation, without spaces
 * @param start in seconds
 * @param end in seconds
 */
public record TimedWord(String text, double start, double end) {
  public TimedWord {
    requireNonNull(text, "text");
    if (!(start >= 0 && end >= start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException("\"" + text + "\" from " + start + " s to " + end + " s?");
    }
  }

  /** The same word in a recording that begins earlier. */
  public TimedWord later(double seconds) {
    return new TimedWord(text, start + seconds, end + seconds);
  }

  /** Estimates the times of the words of a sentence from their lengths. */
  public static List<TimedWord> spread(String sentence, TimeSpan span) {
    if (sentence.isBlank()) {
      return List.of();
    }
    String[] texts = sentence.strip().split("\\s+");
    double letters = 0;
    for (String text : texts) {
      letters += text.length() + 1;
    }
    List<TimedWord> words = new ArrayList<>(texts.length);
    double spoken = 0;
    for (String text : texts) {
      double start = span.start() + span.seconds() * (spoken / letters);
      spoken += text.length() + 1;
      double end = span.start() + span.seconds() * (spoken / letters);
      words.add(new TimedWord(text, start, Math.min(end, span.end())));
    }
    return words;
  }
}
