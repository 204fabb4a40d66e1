package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates subtitles from timed words, by common rules for readability.
 *
 * <p>At most two lines of 42 characters and seven seconds; long enough to be read if possible, and
 * at least a second; a new subtitle at the end of a sentence and at a pause. A sentence that needs
 * several is split at the ends of its clauses if possible, into parts of similar length, without
 * isolated short words. Subtitles do not overlap, and stay within the allowed time.
 */
public final class CueLayout {
  public static final int LINE_CHARACTERS = 42;
  public static final double MAX_SECONDS = 7;

  static final double MIN_SECONDS = 1;

  private CueLayout() {}

  /**
   * @param words in order
   * @param room the allowed time for subtitles, in seconds: the whole recording, or from the end of
   *     the previous ones to the start of the next words
   * @return in order, without overlaps
   */
  public static List<Cue> of(List<TimedWord> words, TimeSpan room) {
    return ofSentences(List.of(words), room);
  }

  /** Like {@link #of}, with a new subtitle for every sentence. */
  public static List<Cue> ofSentences(List<List<TimedWord>> sentences, TimeSpan room) {
    return drafts(sentences, room).stream().map(CueDraft::cue).toList();
  }

  /**
   * Like {@link #ofSentences}, with the words in them.
   *
   * @return parts that number the words of all sentences together
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

  /** Splits at the ends of sentences. */
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
