package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimedWord;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The transcript of a recording. Times are in seconds from the recording's start.
 *
 * @param language a primary BCP 47 language, such as {@code en}
 * @param segments in order
 */
public record Transcript(String language, List<Segment> segments) {
  public Transcript {
    requireNonNull(language, "language");
    segments = List.copyOf(segments);
  }

  /**
   * Joins the parts of one recording, in the language of the first with words: that of a part
   * without any may be unknown.
   *
   * @param parts at least one, in order
   */
  public static Transcript joined(List<Transcript> parts) {
    return new Transcript(
        parts.stream()
            .filter(part -> !part.segments().isEmpty())
            .findFirst()
            .orElseGet(parts::getFirst)
            .language(),
        parts.stream().flatMap(part -> part.segments().stream()).toList());
  }

  /**
   * This transcript, if it has words.
   *
   * @throws PermanentFailure {@code no_words}
   */
  public Transcript requireWords() {
    if (words().isEmpty()) {
      throw new PermanentFailure(
          "no_words",
          "No words were recognized in the recording. Check that it contains speech in the selected"
              + " language, or send a clearer recording.");
    }
    return this;
  }

  /**
   * This transcript, limited to the length of the recording: an engine may report a word shortly
   * after its end.
   */
  public Transcript within(double seconds) {
    return new Transcript(language, segments.stream().map(it -> it.within(seconds)).toList());
  }

  /**
   * The words of this transcript that are said during each segment of another one of the same
   * recording: a translation beside what is said. A word belongs to the segment that its middle is
   * in or nearest to.
   *
   * @param others in order
   * @return a text for each, which may be empty
   */
  public List<String> textsDuring(List<Segment> others) {
    if (others.isEmpty()) {
      return List.of();
    }
    List<List<String>> texts = others.stream().<List<String>>map(_ -> new ArrayList<>()).toList();
    for (Word word : words()) {
      double middle = (word.start() + word.end()) / 2;
      int nearest = 0;
      for (int i = 1; i < others.size(); i++) {
        nearest =
            others.get(i).distance(middle) < others.get(nearest).distance(middle) ? i : nearest;
      }
      texts.get(nearest).add(word.word());
    }
    return texts.stream().map(text -> String.join(" ", text)).toList();
  }

  /** All words on one line. */
  public String text() {
    return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
  }

  public List<Word> words() {
    return segments.stream().flatMap(segment -> segment.words().stream()).toList();
  }

  /**
   * The words between two pauses.
   *
   * @param confidence 0-1, the mean of its words' confidence weighted by their duration
   */
  public record Segment(
      double start, double end, String text, double confidence, List<Word> words) {
    public Segment {
      requireNonNull(text, "text");
      requireFraction(confidence);
      words = List.copyOf(words);
    }

    /** From a time, in seconds; 0 within it. */
    private double distance(double time) {
      return Math.max(0, Math.max(start - time, time - end));
    }

    private Segment within(double seconds) {
      return new Segment(
          Math.min(start, seconds),
          Math.min(end, seconds),
          text,
          confidence,
          words.stream().map(it -> it.within(seconds)).toList());
    }

    /** At least one word is required. */
    public static Segment of(List<Word> words) {
      double seconds = 0;
      double weighted = 0;
      for (Word word : words) {
        // A word of length zero has a small weight, so that a mean always exists.
        double length = Math.max(0.01, word.end() - word.start());
        seconds += length;
        weighted += length * word.confidence();
      }
      return new Segment(
          words.getFirst().start(),
          words.getLast().end(),
          words.stream().map(Word::word).collect(Collectors.joining(" ")),
          Math.round(weighted / seconds * 1000) / 1000.0,
          words);
    }
  }

  /**
   * @param confidence 0-1: the engine's probability of this word
   */
  public record Word(String word, double start, double end, double confidence) {
    public Word {
      requireNonNull(word, "word");
      requireFraction(confidence);
      if (!(start >= 0 && end >= start)) {
        throw new IllegalArgumentException(
            "\"" + word + "\" from " + start + " s to " + end + " s?");
      }
    }

    private Word within(double seconds) {
      return new Word(word, Math.min(start, seconds), Math.min(end, seconds), confidence);
    }

    /** The text of a subtitle. */
    public TimedWord timed() {
      return new TimedWord(word, start, end);
    }
  }

  private static void requireFraction(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("A confidence of " + confidence + "?");
    }
  }
}
