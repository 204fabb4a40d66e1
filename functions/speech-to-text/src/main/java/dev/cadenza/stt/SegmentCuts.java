package dev.cadenza.stt;

import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Splits a segment between its words. */
final class SegmentCuts {
  private SegmentCuts() {}

  /**
   * @param begins for each word whether a new segment begins with it
   * @return at least one; the segment itself if it is not split
   */
  static List<Segment> of(Segment segment, List<Boolean> begins) {
    List<Word> words = segment.words();
    List<List<Word>> groups = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i == 0 || begins.get(i)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(words.get(i));
    }
    if (groups.size() <= 1) {
      return List.of(segment);
    }
    boolean spaced = !segment.text().equals(joined(words, ""));
    return groups.stream().map(group -> segment(group, spaced)).toList();
  }

  /** Chinese and Japanese have no spaces between words. */
  private static Segment segment(List<Word> words, boolean spaced) {
    Segment segment = Segment.of(words);
    return spaced
        ? segment
        : new Segment(
            segment.start(), segment.end(), joined(words, ""), segment.confidence(), words);
  }

  private static String joined(List<Word> words, String between) {
    return words.stream().map(Word::word).collect(Collectors.joining(between));
  }
}
