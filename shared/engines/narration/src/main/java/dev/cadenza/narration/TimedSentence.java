package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimedWord;
import java.util.List;

/**
 * A sentence in a recording.
 *
 * @param start in seconds from the recording's start
 * @param end of its last word, before the pause, in seconds from the recording's start
 * @param words the written words; one that is not spoken, such as an emoji, has no duration
 */
public record TimedSentence(
    String speaker, String text, double start, double end, List<TimedWord> words) {
  public TimedSentence {
    requireNonNull(speaker, "speaker");
    requireNonNull(text, "text");
    words = List.copyOf(words);
  }

  /** The same sentence in a recording that begins earlier. */
  public TimedSentence later(double seconds) {
    return new TimedSentence(
        speaker,
        text,
        start + seconds,
        end + seconds,
        words.stream().map(word -> word.later(seconds)).toList());
  }
}
