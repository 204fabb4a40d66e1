package dev.cadenza.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes subtitles of timed words, after the usual rules for reading them.
 *
 * <p>Two lines of 42 characters at most; seven seconds at most; long enough to be read where there
 * is room, and a second at least; a new one at the end of a sentence and at a pause. A sentence
 * that needs several is cut at the ends of its clauses where it can be, into parts of about one
 * length, and no short word is left alone. They never overlap, and none is shown outside of its
 * room.
 */
public final class CueLayout {
  public static final int LINE_CHARACTERS = 42;
  public static final double MAX_SECONDS = 7;

  static final double MIN_SECONDS = 1;

  private CueLayout() {}

  /**
   * @param words in order
   * @param room where subtitles may be, in seconds: the whole recording, or from the end of what
   *     was shown before to the start of the next words
   * @return in order, never two at a time
   */
  public static List<Cue> of(List<TimedWord> words, TimeSpan room) {
    return ofSentences(List.of(words), room);
  }

  /** As {@link #of}, with a new subtitle for every sentence. */
  public static List<Cue> ofSentences(List<List<TimedWord>> sentences, TimeSpan room) {
    return drafts(sentences, room).stream().map(CueDraft::cue).toList();
  }

  /**
   * As {@link #ofSentences}, with the words in them.
   *
   * @return parts that count the words of all sentences together
   */
  public static List<CueDraft> drafts(List<List<TimedWord>> sentences, TimeSpan room) {
    List<List<CuePart>> groups = new ArrayList<>();
    int words = 0;
    for (List<TimedWord> given : sentences) {
      for (List<CuePart> sentence : cut(CueParts.of(given, words))) {
        groups.addAll(CueGroups.of(sentence));
      }
      words += given.size();
    }
    return new CueTimes(room).of(groups);
  }

  /** Cuts at the ends of sentences; the number of one that is counted goes with it. */
  private static List<List<CuePart>> cut(List<CuePart> parts) {
    List<List<CuePart>> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < parts.size(); i++) {
      boolean number = i == start + 1 && Seam.isWithoutLetters(parts.get(start));
      if (!number && Seam.endsSentence(parts.get(i - 1), parts.get(i))) {
        sentences.add(parts.subList(start, i));
        start = i;
      }
    }
    if (start < parts.size()) {
      sentences.add(parts.subList(start, parts.size()));
    }
    return sentences;
  }
}
