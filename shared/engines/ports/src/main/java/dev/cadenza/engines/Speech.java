package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.util.List;

/**
 * A spoken sentence.
 *
 * @param words the time of each word, in seconds from the start, as exactly as the engine reports
 */
public record Speech(Pcm sound, List<TimedWord> words) {
  public Speech {
    requireNonNull(sound, "sound");
    words = List.copyOf(words);
  }
}
