package dev.cadenza.transcripts;

import dev.cadenza.engines.Transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** Transcripts for tests. */
final class Samples {
  /** Two speakers; words of half a second each, with a confidence of 0.5. */
  static final TranscriptDocument TALK =
      new TranscriptDocument(
          "en",
          "whisper",
          6,
          List.of(
              passage("Ann", 0, "Good", "morning,", "Bob."),
              passage("Bob", 2, "Hello", "there."),
              passage("Bob", 3.5, "The", "bus", "is", "late.")));

  private Samples() {}

  static Passage passage(String speaker, double start, String... words) {
    List<Word> timed = new ArrayList<>();
    for (String word : words) {
      double from = start + timed.size() / 2.0;
      timed.add(new Word(word, from, from + 0.5, 0.5));
    }
    return Passage.of(speaker, start, start + words.length / 2.0, String.join(" ", words), timed);
  }
}
