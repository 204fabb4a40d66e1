package dev.cadenza.transcripts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Word;
import java.util.List;

/**
 * A segment of a transcript: what one speaker says without a pause.
 *
 * @param speaker the name of the speaker; empty if speakers were not distinguished
 * @param start in seconds from the start of the recording
 * @param end in seconds
 * @param text the words, separated as they are written
 * @param confidence 0-1, the mean of its words
 * @param words with their times, in order
 */
record Passage(
    @JsonInclude(Include.NON_EMPTY) String speaker,
    double start,
    double end,
    String text,
    double confidence,
    List<Word> words) {
  Passage {
    speaker = speaker == null ? "" : speaker;
    requireNonNull(text, "text");
    words = List.copyOf(words);
  }

  /**
   * @param words at least one
   */
  static Passage of(String speaker, double start, double end, String text, List<Word> words) {
    return new Passage(speaker, start, end, text, Transcript.Segment.of(words).confidence(), words);
  }

  Passage withSpeaker(String name) {
    return new Passage(name, start, end, text, confidence, words);
  }

  @JsonIgnore
  boolean isNamed() {
    return !speaker.isEmpty();
  }
}
