package dev.cadenza.transcripts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Consecutive segments of one speaker.
 *
 * @param segments at least one
 */
record Paragraph(List<Passage> segments) {
  /** A longer pause begins a new paragraph of a speaker, in seconds. */
  private static final double PAUSE = 2;

  /** The length at which a text without pauses gets a new paragraph, in characters. */
  private static final int LONG = 600;

  Paragraph {
    segments = List.copyOf(segments);
  }

  static List<Paragraph> of(List<Passage> segments) {
    List<Paragraph> paragraphs = new ArrayList<>();
    List<Passage> current = new ArrayList<>();
    int length = 0;
    for (Passage segment : segments) {
      if (!current.isEmpty() && (length > LONG || isApart(current.getLast(), segment))) {
        paragraphs.add(new Paragraph(current));
        current = new ArrayList<>();
        length = 0;
      }
      current.add(segment);
      length += segment.text().length();
    }
    if (!current.isEmpty()) {
      paragraphs.add(new Paragraph(current));
    }
    return paragraphs;
  }

  private static boolean isApart(Passage before, Passage after) {
    return !before.speaker().equals(after.speaker()) || after.start() - before.end() > PAUSE;
  }

  String speaker() {
    return segments.getFirst().speaker();
  }

  /** When it begins, in seconds. */
  double start() {
    return segments.getFirst().start();
  }

  String text() {
    return segments.stream().map(Passage::text).collect(Collectors.joining(" "));
  }
}
